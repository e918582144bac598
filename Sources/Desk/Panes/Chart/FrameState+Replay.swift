import Market
import State
import Studies

extension FrameState {
    /// Bars before the first one asked for that are enough for any study of a few bars.
    private static let lead = 40

    /// What a study told at `count` bars that end `back` places before the newest, oldest first, told anew; nil at the
    /// forming one. For studies whose values rest on no more than the last `lead` bars: then they come out as they were.
    func replay<S: Study, Value>(
        _ study: S, _ count: Int, back: Int, _ calendar: TradingCalendar, _ read: (S) -> Value?
    ) -> [Value?] {
        var study = study
        var told: [Value?] = []
        for place in (back..<back + count + Self.lead).reversed() {
            let isClosed = place > 0 || forming == nil
            if isClosed, let bar = bar(back: place) { study.add(bar, day: calendar.tradingDay(atOrAfter: bar.time)) }
            if place < back + count { told.append(isClosed ? read(study) : nil) }
        }
        return told
    }
}

extension ChartPicture {
    /// How a study of the chart's frame begins.
    var setup: StudySetup { StudySetup(spec: instrument.spec, frame: view.frame) }

    /// What a study of the chart's frame told at each bar shown; nil at the forming one. For studies of a few bars, as
    /// above.
    func replay<S: Study, Value>(_ make: (StudySetup) -> S, _ read: (S) -> Value?) -> [Value?] {
        frame.replay(make(setup), window.bars.count, back: window.back, instrument.spec.calendar, read)
    }
}
