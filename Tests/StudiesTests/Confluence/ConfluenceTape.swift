import Market
import Support

@testable import Studies

/// Bars of three frames that close together: made from minutes, or written by hand.
enum ConfluenceTape {
    /// The bars that close at one instant.
    struct Step {
        var end: Timestamp
        var bars: [(bar: Bar, day: TradingDay, frame: TimeFrame)]
    }

    /// Minutes and the longer bars that are over with them.
    static func steps(_ minutes: [Bar]) -> [Step] {
        var five = HigherBars(frame: .oneMinute, multiple: 5)
        var fifteen = HigherBars(frame: .oneMinute, multiple: 15)
        return minutes.map { bar in
            let day = bar.session
            let frames: [TimeFrame] = [.fiveMinutes, .fifteenMinutes]
            // What had no last minute is over as well; it comes first.
            let late = zip([five.close(before: bar, day: day), fifteen.close(before: bar, day: day)], frames)
            let now = zip([five.add(bar, day: day), fifteen.add(bar, day: day)], frames)
            let rows = { (span: (bar: Bar, day: TradingDay)?, frame: TimeFrame) in
                span.map { ($0.bar, $0.day, frame) }
            }
            return Step(
                end: bar.time.adding(minutes: 1),
                bars: late.compactMap(rows) + [(bar, day, .oneMinute)] + now.compactMap(rows))
        }
    }

    /// Closes that go `up` and `down` in turn, each bar without wicks.
    static func zigzag(
        _ count: Int, up: Int, down: Int, frame: TimeFrame, from open: Int = 20_000, volume: Int = 100
    ) -> [Bar] {
        var price = open
        return (0..<count).map { index in
            let next = price + (index % 2 == 0 ? up : -down)
            defer { price = next }
            return bar(index, price, next, frame, volume)
        }
    }

    static func bar(_ index: Int, _ open: Int, _ close: Int, _ frame: TimeFrame, _ volume: Int = 100) -> Bar {
        Bar(
            time: StudyMarket.start.adding(minutes: Int64(index * frame.minutes)), open: Price(ticks: open),
            high: Price(ticks: max(open, close)), low: Price(ticks: min(open, close)), close: Price(ticks: close),
            volume: volume)
    }

    /// Bars of a frame that go on from the last one's close, by steps.
    static func on(_ bars: [Bar], _ frame: TimeFrame, _ steps: [Int], volume: Int = 100) -> [Bar] {
        var all = bars
        for step in steps {
            let open = all.last?.close.ticks ?? 20_000
            all.append(bar(all.count, open, open + step, frame, volume))
        }
        return all
    }
}

extension Confluence {
    mutating func take(_ bars: [Bar], _ frame: TimeFrame) {
        for bar in bars { add(bar, day: bar.session, frame: frame) }
    }
}
