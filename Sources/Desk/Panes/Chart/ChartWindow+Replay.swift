import Market
import Studies

extension ChartWindow {
    /// Bars before the window that are enough for any study of a few bars.
    private static let lead = 40

    /// What a study told at each closed bar shown, told anew; nil at the forming one. For studies whose values rest on no
    /// more than the last `lead` bars: then they come out as they were.
    fileprivate func replay<S: Study, Value>(
        _ study: S, _ calendar: TradingCalendar, _ read: (S) -> Value?
    ) -> [Value?] {
        var study = study
        for place in (back + bars.count..<back + bars.count + Self.lead).reversed() {
            if let bar = frame.bar(back: place) { study.add(bar, day: calendar.tradingDay(atOrAfter: bar.time)) }
        }
        let closed = formingIndex ?? bars.count
        return bars.enumerated().map { index, bar in
            guard index < closed else { return nil }
            study.add(bar, day: calendar.tradingDay(atOrAfter: bar.time))
            return read(study)
        }
    }
}

extension ChartPicture {
    /// What a study of the chart's frame told at each bar shown; nil at the forming one. For studies of a few bars, as
    /// above.
    func replay<S: Study, Value>(_ make: (StudySetup) -> S, _ read: (S) -> Value?) -> [Value?] {
        let spec = instrument.spec
        return window.replay(make(StudySetup(spec: spec, frame: view.frame)), spec.calendar, read)
    }
}
