import Market

/// The nights and session opens among the bars of a chart.
package struct ChartSessions: Sendable {
    package struct Mark: Hashable, Sendable {
        /// Position of the bar.
        package var index: Int
        package var isRegularOpen: Bool
        /// Longest form first.
        package var texts: [String]
    }

    /// Positions of bars outside regular hours.
    package private(set) var nights: [Range<Int>] = []
    package private(set) var marks: [Mark] = []

    package init(_ window: ChartWindow, frame: TimeFrame, calendar: TradingCalendar) {
        for (place, entry) in window.days.enumerated() {
            let end = place + 1 < window.days.count ? window.days[place + 1].start : window.bars.count
            let bars = entry.start..<end
            if entry.start > 0, let first = window.bars[bars].first {
                let clock = NewYork.local(first.time).clock
                let day = "\(entry.day.date.weekday.short) \(entry.day.date.components.day)"
                let texts = frame >= .fifteenMinutes ? [day] : ["\(clock) \(day)", clock]
                marks.append(Mark(index: entry.start, isRegularOpen: false, texts: texts))
            }
            guard let regular = calendar.regularHours(of: entry.day) else {
                add(night: bars)
                continue
            }
            // A bar belongs to regular hours when any of its span does.
            let open = first(in: bars, window) { $0.time.adding(minutes: Int64(frame.minutes)) > regular.lowerBound }
            let close = first(in: bars, window) { $0.time >= regular.upperBound }
            add(night: bars.lowerBound..<open)
            add(night: close..<bars.upperBound)
            if open < close, open > 0 || window.bars[open].time <= regular.lowerBound {
                let clock = NewYork.local(regular.lowerBound).clock
                marks.append(Mark(index: open, isRegularOpen: true, texts: ["\(clock) RTH", clock]))
            }
        }
    }

    private mutating func add(night bars: Range<Int>) {
        guard !bars.isEmpty else { return }
        if let last = nights.last, last.upperBound == bars.lowerBound {
            nights[nights.count - 1] = last.lowerBound..<bars.upperBound
        } else {
            nights.append(bars)
        }
    }

    private func first(in bars: Range<Int>, _ window: ChartWindow, where holds: (Bar) -> Bool) -> Int {
        var (low, high) = (bars.lowerBound, bars.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if holds(window.bars[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
