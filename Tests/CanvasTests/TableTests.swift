import Canvas
import Testing

@Suite struct TableTests {
    private let columns = [
        TableColumn("sym", width: 3, priority: 9), TableColumn("last", .right, width: 9, priority: 8),
        TableColumn("chg%", .right, width: 5, priority: 7),
        TableColumn("atr", .decimal(fraction: 3), width: 6, priority: 2),
        TableColumn("note", width: 6, priority: 1, isFlexible: true),
    ]
    private let values = ["MNQ", "16,582.75", "+0.72", "15.4", "strong volume above average"]

    private func lines(_ width: Int) -> [String] {
        var grid = Grid(width: width, height: 2)
        let table = Table(columns, x: 0, width: width)
        grid.headings(table, y: 0)
        grid.row(table, y: 1) { [Run(values[$0])] }
        return [grid.text(row: 0), grid.text(row: 1)]
    }

    @Test func numbersFlushRightTextLeftAndFreeTextTakesTheRest() {
        #expect(
            lines(48) == [
                "sym       last   chg%     atr  note             ",
                "MNQ  16,582.75  +0.72   15.4   strong volume…   ",
            ])
    }

    @Test func tightThenWholeColumnsDropByPriority() {
        #expect(Table(columns, x: 0, width: 37).gap == 2)
        #expect(Table(columns, x: 0, width: 36).gap == 1)
        #expect(lines(32)[0] == "sym       last   chg%     atr   ")
        #expect(lines(21)[1] == "MNQ  16,582.75  +0.72")
        #expect(lines(20)[1] == "MNQ 16,582.75 +0.72 ")
        #expect(lines(18)[1] == "MNQ  16,582.75    ")
        #expect(lines(5)[1] == "MNQ  ")
        #expect(lines(2)[1] == "  ")
    }

    @Test func aValueTooWideIsAbsentNotCut() {
        var grid = Grid(width: 8, height: 1)
        let table = Table([TableColumn("p", .right, width: 5, priority: 1)], x: 0, width: 8)
        grid.row(table, y: 0) { _ in [Run("123,456.75")] }
        #expect(grid.text(row: 0) == "        ")
    }

    @Test func widthsOnlyGrow() {
        var widths = ColumnWidths()
        for text in ["71.27", "16,582.75", "9"] { widths.see(text, in: "last") }
        #expect(widths["last"] == 9)
        #expect(widths["chg%"] == 0)
    }

    @Test func aClickFindsItsColumn() {
        let table = Table(columns, x: 2, width: 40)
        #expect(table.column(at: 2)?.name == "sym")
        #expect(table.column(at: 5)?.name == nil)
        #expect(table.column(at: 15)?.name == "last")
        #expect(table.place(of: "chg%")?.width == 5)
    }
}
