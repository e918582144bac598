import Canvas
import Ledger
import Market
import State

/// The columns of the journal's history, as wide as the widest of its days.
struct JournalTable {
    private let table: Table
    private let style: NumberStyle
    /// The largest net, gain or loss, which fills half of the bar.
    private let largest: Money
    private static let barWidth = 13

    init(_ days: [JournalEntry], _ context: PaneContext, x: Int, width: Int) {
        let style = context.facts.numbers
        self.style = style
        largest = days.map { $0.net < .zero ? -$0.net : $0.net }.max() ?? .zero
        let money = { (amount: Money) in TextWidth.columns(amount.text(style: style, signed: true)) }
        let widest = { (widths: [Int]) in widths.max() ?? 1 }
        let hasAccounts = context.view.journal.account == nil && Set(days.map(\.account)).count > 1
        table = Table(
            [
                TableColumn("day", width: 14, priority: 100),
                TableColumn(
                    "account", width: min(16, widest(days.map { TextWidth.columns(OutsideText.line($0.account)) })),
                    priority: hasAccounts ? 96 : 0),
                TableColumn("net", .right, width: widest(days.map { money($0.net) }), priority: 99),
                TableColumn("bar", heading: "", width: Self.barWidth, priority: 50),
                TableColumn("gross", .right, width: widest(days.map { money($0.gross) }), priority: 70),
                TableColumn(
                    "comm", .right, width: widest(days.map { TextWidth.columns(Self.costs($0, style)) }), priority: 60),
                TableColumn("ctr", .right, width: widest(days.map { "\($0.contracts)".count }), priority: 65),
                TableColumn(
                    "instruments", width: min(18, widest(days.map { TextWidth.columns($0.instruments) })), priority: 80),
                TableColumn("notes", width: 12, priority: 55, isFlexible: true),
            ].filter { $0.priority > 0 }, x: x, width: width)
    }

    func drawHeadings(on grid: inout Grid, y: Int) { grid.headings(table, y: y) }

    func draw(_ day: JournalEntry, on grid: inout Grid, y: Int) {
        let role: Role = day.net > .zero ? .up : day.net < .zero ? .down : .dim
        grid.row(table, y: y) { index in
            switch table.columns[index].name {
            case "day": [Run(JournalSaving.label(day.day))]
            case "account": [Run(OutsideText.line(day.account), .dim)]
            case "net": [Run(day.net.text(style: style, signed: true), Pen(role, .bold))]
            case "gross": [Run(day.gross.text(style: style, signed: true), .dim)]
            case "comm": [Run(Self.costs(day, style), .dim)]
            case "ctr": [Run("\(day.contracts)")]
            case "instruments": [Run(OutsideText.line(day.instruments))]
            case "notes": [Run(OutsideText.line(day.notes), .dim)]
            default: []
            }
        }
        if let place = table.place(of: "bar") { drawBar(day.net, role, x: place.x, y: y, on: &grid) }
    }

    private static func costs(_ day: JournalEntry, _ style: NumberStyle) -> String {
        style.text(Int(day.commissions.tenThousandths / 100), decimals: 2)
    }

    /// The net as a bar from a line in the middle, losses to the left, in half columns.
    private func drawBar(_ net: Money, _ role: Role, x: Int, y: Int, on grid: inout Grid) {
        let half = Self.barWidth / 2
        grid.put("│", x: x + half, y: y, Pen(.line))
        guard largest > .zero, net != .zero else { return }
        let share = Double(net.tenThousandths.magnitude) / Double(largest.tenThousandths)
        let halves = max(1, Int((share * Double(half * 2)).rounded()))
        for step in 0..<(halves + 1) / 2 {
            let isHalf = step * 2 + 1 == halves
            let column = net > .zero ? half + 1 + step : half - 1 - step
            grid.put(isHalf ? (net > .zero ? "╸" : "╺") : "━", x: x + column, y: y, Pen(role))
        }
    }
}
