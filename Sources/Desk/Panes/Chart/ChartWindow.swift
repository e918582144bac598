import Market
import State

/// The bars that a chart of some width shows, with their study values; nothing outside it is touched.
package struct ChartWindow: Sendable {
    /// Cells a bar.
    package let zoom: Int
    /// Bars that fit.
    package let capacity: Int
    /// Bars between the newest and the last one shown.
    package let back: Int
    package private(set) var bars: [Bar] = []
    let frame: FrameState
    /// Position of the first bar of each trading day in `bars`; the first entry is 0.
    package private(set) var days: [(start: Int, day: TradingDay)] = []
    /// All bars of the trading days that the window touches.
    package private(set) var total = 0

    /// - Parameter columns: cells that candles may fill.
    package init(_ frame: FrameState, _ view: ChartView, columns: Int, calendar: TradingCalendar) {
        self.frame = frame
        zoom = Self.zoom(view, columns: columns)
        capacity = max(1, columns / zoom)
        let count = frame.barCount
        back = min(view.barsBack(in: frame), max(0, count - capacity))
        let forming = back == 0 ? frame.forming : nil
        let closedBack = max(0, back - (frame.forming == nil ? 0 : 1))
        let closed = min(capacity - (forming == nil ? 0 : 1), frame.bars.count - closedBack)
        bars.reserveCapacity(capacity)
        appendClosed(frame, count: closed, back: closedBack)
        if let forming {
            let day = calendar.tradingDay(atOrAfter: forming.time)
            if days.last?.day != day { days.append((bars.count, day)) }
            bars.append(forming)
            total += 1
        } else if let open = frame.forming, days.last?.day == calendar.tradingDay(atOrAfter: open.time) {
            total += 1
        }
    }

    private mutating func appendClosed(_ frame: FrameState, count: Int, back: Int) {
        guard count > 0, let first = frame.bars.locate(back: back + count - 1) else { return }
        var index = first.index
        for day in first.day..<frame.bars.days.count where bars.count < count {
            let segment = frame.bars.days[day]
            days.append((bars.count, segment.day))
            total += segment.count
            while index < segment.count, bars.count < count {
                bars.append(segment[index])
                index += 1
            }
            index = 0
        }
    }

    /// Position of the forming bar; nil where it is not shown.
    var formingIndex: Int? { back == 0 && frame.forming != nil ? bars.count - 1 : nil }

    /// A study's value at each bar shown: `values("ema.9")`.
    package func values(_ name: String) -> [Double?] { frame.values(name, bars.count, back: back) }

    /// A study's value at one bar shown.
    package func value(_ name: String, at index: Int) -> Double? {
        frame.value(name, back: back + bars.count - 1 - index)
    }

    /// Position of the first bar that starts at an instant or after it; nil where none does.
    func index(atOrAfter time: Timestamp) -> Int? {
        var (low, high) = (0, bars.count)
        while low < high {
            let middle = (low + high) / 2
            if bars[middle].time < time { low = middle + 1 } else { high = middle }
        }
        return low < bars.count ? low : nil
    }

    /// The last bar shown that had closed at an instant; nil where that was before the first one's close.
    func bar(endedBy time: Timestamp) -> Bar? {
        let index = index(atOrAfter: time) ?? formingIndex ?? bars.count
        return index > 0 ? bars[index - 1] : nil
    }

    /// The zoom that was asked for, else the largest that shows at least 45 bars.
    package static func zoom(_ view: ChartView, columns: Int) -> Int {
        if let zoom = view.zoom { return min(3, max(1, zoom)) }
        return [3, 2].first { columns / $0 >= 45 } ?? 1
    }

    /// Lowest low and highest high in points; nil without bars.
    package func range(_ spec: ContractSpec) -> ClosedRange<Double>? {
        guard var low = bars.first?.low, var high = bars.first?.high else { return nil }
        for bar in bars {
            low = min(low, bar.low)
            high = max(high, bar.high)
        }
        return spec.points(low)...spec.points(high)
    }
}
