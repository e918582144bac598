import Market
import State

extension FrameState {
    /// Closed bars and the forming one.
    package var barCount: Int { bars.count + (forming == nil ? 0 : 1) }

    /// The bar `back` places before the newest (0), the forming one included.
    package func bar(back: Int) -> Bar? {
        guard let forming else { return bars.bar(back: back) }
        return back == 0 ? forming : bars.bar(back: back - 1)
    }

    /// Bars that start after an instant, the forming one included.
    package func barsAfter(_ time: Timestamp) -> Int {
        var count = forming.map { $0.time > time ? 1 : 0 } ?? 0
        for day in bars.days.reversed() {
            guard let last = day.times.last, last > time.nanoseconds else { break }
            var (low, high) = (0, day.count)
            while low < high {
                let middle = (low + high) / 2
                if day.times[middle] > time.nanoseconds { high = middle } else { low = middle + 1 }
            }
            count += day.count - low
            if low > 0 { break }
        }
        return count
    }

    /// Without the forming bar, and without what it says of the studies.
    package var closed: FrameState {
        var frame = self
        frame.forming = nil
        frame.studies.preview = nil
        return frame
    }

    /// Start of the newest bar.
    package var newestTime: Timestamp? { forming?.time ?? bars.lastTime }
}

extension InstrumentState {
    /// True where a bar is of the trading day that the levels of now speak of.
    func isOfPresentDay(_ bar: Bar) -> Bool { day.map { spec.calendar.tradingDay(atOrAfter: bar.time) == $0 } ?? true }
}

extension CivilDate {
    /// `Fri 2024-01-05`
    var named: String { "\(weekday.short) \(self)" }
}

extension FrameStudies {
    /// True where the forming bar has a value of its own.
    func isLive(_ field: String) -> Bool { fields.place(field).map { fields.isLive($0) } ?? false }
}

extension ChartView {
    /// Bars between the newest bar now and the right edge.
    package func barsBack(in frame: FrameState) -> Int {
        guard barsBack > 0 else { return 0 }
        return min(barsBack + newBars(in: frame), max(0, frame.barCount - 1))
    }

    /// Bars between the newest bar now and the cross-hair; nil without one.
    package func crossHair(in frame: FrameState) -> Int? {
        crossHair.map { min($0 + newBars(in: frame), max(0, frame.barCount - 1)) }
    }

    /// Counts both places from the newest bar there is now.
    package mutating func recount(in frame: FrameState) {
        (barsBack, crossHair) = (barsBack(in: frame), crossHair(in: frame))
        countedFrom = frame.newestTime
    }

    private func newBars(in frame: FrameState) -> Int { countedFrom.map { frame.barsAfter($0) } ?? 0 }
}
