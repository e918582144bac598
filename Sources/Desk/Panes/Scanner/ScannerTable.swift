import Canvas
import Market
import State

/// The scanner's rows in their order, and the columns that have room.
struct ScannerTable: Sendable {
    let lines: [ScannerLine]
    let columns: [ScannerColumn]
    let table: Table

    /// Columns of the cursor left of the table.
    static let inset = 3

    init(_ context: PaneContext, x: Int = 0, width: Int) {
        let lines = Self.sorted(context)
        let prices = lines.map { Self.priceWidth($0) }.max() ?? 5
        let room = max(0, width - Self.inset - 1)
        var columns = ScannerColumn.all.map { (column: $0, width: Self.width($0, lines, prices)) }
        func needed() -> Int {
            // The columns that tell where to look are kept closer before one of them goes.
            let gap = columns.count > 9 ? 2 : 1
            return columns.reduce(-gap) { $0 + $1.width + gap }
        }
        // The first five stay; the table itself drops more where it must.
        while columns.count > 5, needed() > room,
            let weakest = columns.indices.min(by: { columns[$0].column.priority < columns[$1].column.priority })
        {
            columns.remove(at: weakest)
        }
        self.lines = lines
        self.columns = columns.map(\.column)
        table = Table(
            columns.map {
                TableColumn($0.column.name, $0.column.alignment, width: $0.width, priority: $0.column.priority)
            },
            x: x + Self.inset, width: room)
    }

    /// The columns on the screen, from left to right.
    var shown: [ScannerColumn] { table.places.map { columns[$0.index] } }

    /// One row. Of a silent instrument only price and change are told, then how old they are: what was measured of it at
    /// the last refresh speaks of another time.
    func draw(_ line: ScannerLine, on grid: inout Grid, y: Int, right: Int) {
        guard let silence = line.silence else { return grid.row(table, y: y) { columns[$0].value(line) } }
        let told = ["sym", "last", ScannerColumn.rank]
        grid.row(table, y: y) { told.contains(columns[$0].name) ? columns[$0].value(line) : [] }
        guard let free = table.places.first(where: { !told.contains(columns[$0.index].name) }) else { return }
        let brief = silence.split(separator: " ").first.map(String.init) ?? silence
        if let text = [silence, brief].first(where: { free.x + TextWidth.columns($0) <= right }) {
            grid.put(text, x: free.x, y: y, Pen(.warn))
        }
    }

    /// Instruments in the order of the view's sort column, else by the rank of the last refresh; silent ones come last.
    static func sorted(_ context: PaneContext) -> [ScannerLine] {
        let lines = ordered(context)
        return lines.filter { $0.silence == nil } + lines.filter { $0.silence != nil }
    }

    private static func ordered(_ context: PaneContext) -> [ScannerLine] {
        let snapshot = context.snapshot
        let view = context.view.scanner
        let lines = snapshot.instruments.indices.map { ScannerLine(slot: $0, snapshot, context.facts.numbers) }
        let name = view.sortColumn ?? ScannerColumn.rank
        guard let column = ScannerColumn.all.first(where: { $0.name == name }) else { return lines }
        if column.name == "sym" {
            return lines.sorted {
                view.isDescending
                    ? $0.instrument.instrument.symbol > $1.instrument.instrument.symbol
                    : $0.instrument.instrument.symbol < $1.instrument.instrument.symbol
            }
        }
        let keyed = lines.map { (line: $0, key: column.key($0)) }
        return keyed.sorted { a, b in
            guard let first = a.key else { return b.key == nil && a.line.slot < b.line.slot }
            guard let second = b.key, first != second else { return b.key == nil || a.line.slot < b.line.slot }
            return view.isDescending ? first > second : first < second
        }.map(\.line)
    }

    /// The widest price of the day or its levels, so that digits do not wander.
    private static func priceWidth(_ line: ScannerLine) -> Int {
        let spec = line.instrument.spec
        var prices: [Price] = []
        if let today = line.instrument.today { prices += [today.high, today.low] }
        if let last = line.instrument.last { prices.append(last.price) }
        if let pivots = line.previousDay?.pivots {
            prices += [spec.price(points: pivots.r2), spec.price(points: pivots.s2)]
        }
        let extremes = [prices.min(), prices.max()].compactMap { $0 }
        return extremes.map { TextWidth.columns(spec.text($0, style: line.style)) }.max() ?? 0
    }

    private static func width(_ column: ScannerColumn, _ lines: [ScannerLine], _ prices: Int) -> Int {
        switch column.name {
        case "last", "vwap", "pivot", "r1", "s1", "r2", "s2": return max(prices, TextWidth.columns(column.name))
        case "60m", "1m", "↯", "chg%", "vwap%": return column.width
        default: return lines.reduce(column.width) { max($0, column.value($1).columns) }
        }
    }
}
