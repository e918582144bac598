import Market
import State

extension ChartView {
    /// Moves the right edge by some bars, into the past when positive. `capacity` is how many bars are in sight.
    mutating func pan(by bars: Int, in frame: FrameState, capacity: Int) {
        recount(in: frame)
        barsBack = min(max(0, barsBack + bars), max(0, frame.barCount - capacity))
    }

    /// Moves the cross-hair by some bars, and the window with it when it would leave the sight.
    mutating func moveCrossHair(by bars: Int, in frame: FrameState, capacity: Int) {
        recount(in: frame)
        let place = min(max(0, (crossHair ?? barsBack) + bars), max(0, frame.barCount - 1))
        crossHair = place
        barsBack = min(max(barsBack, place - capacity + 1), place)
    }

    /// Shows another time frame, with the right edge and the cross-hair at the same time of day.
    mutating func show(_ next: TimeFrame, from old: FrameState?, to new: FrameState?) {
        if let old, let new {
            recount(in: old)
            let edge = barsBack > 0 ? old.bar(back: barsBack)?.time : nil
            let cross = crossHair.flatMap { old.bar(back: $0)?.time }
            barsBack = edge.map { new.place(of: $0) } ?? 0
            crossHair = cross.map { new.place(of: $0) }
            countedFrom = new.newestTime
        } else {
            follow()
        }
        frame = next
    }

    /// Follows the market again, without a cross-hair.
    mutating func follow() {
        barsBack = 0
        crossHair = nil
        crossHairLevel = nil
        said = nil
        countedFrom = nil
    }
}

extension FrameState {
    /// How many places before the newest bar the one stands that contains an instant.
    fileprivate func place(of time: Timestamp) -> Int { min(barsAfter(time), max(0, barCount - 1)) }
}

extension DeskView {
    /// Shows another instrument in the panes that follow the selection.
    package mutating func select(slot: Int) {
        if slot != selectedSlot { chart.follow() }
        selectedSlot = slot
    }
}
