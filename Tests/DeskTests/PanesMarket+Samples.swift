import Canvas
import Market
import Settings
import State

@testable import Desk

extension PanesMarket {
    /// Two trading days of six instruments, the second one until 09:52 on Friday, 5 January 2024.
    static func sample(state: SourceState = .live) throws -> PanesMarket {
        var market = PanesMarket(state: state)
        let starts = [
            ("NQH4", 66_000), ("ESH4", 19_000), ("CLG4", 7_200), ("GCG4", 20_500), ("6EH4", 22_000), ("MYMH4", 37_700),
        ]
        for (index, (symbol, ticks)) in starts.enumerated() {
            try market.add(symbol, walk(from: ticks, seed: UInt64(index + 3)))
        }
        return market
    }

    /// A random walk in ticks with the lively morning of a trading day; whole numbers only, so it is the same everywhere.
    static func walk(from ticks: Int, seed: UInt64, minutes: Int = 1_380 + 953) -> [Bar] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let calendar = TradingCalendar(group: .equity)
        let day = CivilDate(year: 2024, month: 1, day: 4)
        var time = calendar.session(of: TradingDay(day)).lowerBound
        var price = ticks
        var bars: [Bar] = []
        for _ in 0..<minutes {
            let minute = NewYork.local(time).minuteOfDay
            let isRegular = minute >= 570 && minute < 960
            let size = max(2, ticks / (isRegular ? 2_500 : 9_000))
            let open = price
            price += next(2 * size + 1) - size
            let high = max(open, price) + next(size)
            let low = min(open, price) - next(size)
            bars.append(
                Bar(
                    time: time, open: Price(ticks: open), high: Price(ticks: high), low: Price(ticks: low),
                    close: Price(ticks: price), volume: (isRegular ? 900 : 40) + next(isRegular ? 2_000 : 200)))
            time = time.adding(minutes: 1)
            // Over the daily halt.
            if calendar.tradingDay(containing: time) == nil { time = time.adding(minutes: 60) }
        }
        return bars
    }
}

/// Draws one pane as the desk would, with its title on a rule.
struct PanesFrame {
    var painter: Painter
    let area: Rect

    init(
        _ pane: any Pane, _ snapshot: Snapshot, width: Int, height: Int, facts: DeskFacts = .plain,
        _ edit: (inout DeskView) -> Void = { _ in }
    ) {
        var view = DeskView(page: "chart", focus: pane.name)
        edit(&view)
        self.init(pane, snapshot, view, width: width, height: height, facts: facts)
    }

    init(_ pane: any Pane, _ snapshot: Snapshot, _ view: DeskView, width: Int, height: Int, facts: DeskFacts = .plain) {
        painter = Painter(grid: Grid(width: width, height: height))
        area = Rect(x: 0, y: 1, width: width, height: height - 1)
        let context = PaneContext(
            snapshot: snapshot, view: view, facts: facts, isFocused: true, size: Size(area.width, area.height))
        var rules = Rules()
        rules.rule(x: 0, y: 0, length: width, style: .heavy)
        rules.draw(on: &painter.grid)
        let title = pane.title(context)
        painter.grid.title(
            left: [Run(title.left, .accent, .bold)], right: title.right.map { [Run($0.text, $0.role)] }, x: 0, y: 0,
            width: width)
        pane.draw(on: &painter, in: area, context)
    }

    var rows: [String] { (0..<painter.grid.height).map { painter.grid.text(row: $0) } }
    var text: String { rows.joined(separator: "\n") }
}

extension DeskFacts {
    static let plain = DeskFacts(
        version: "0", keymap: Keymap(name: "plain", summary: "", bindings: [:]), themeName: "dark")
}

extension PaneContext {
    init(_ snapshot: Snapshot, _ view: DeskView, _ size: Size = Size(106, 30)) {
        self.init(snapshot: snapshot, view: view, facts: .plain, isFocused: true, size: size)
    }
}
