import Canvas
import Market
import State

/// A column of the scanner: where its figure comes from, how it is written and by what it sorts.
package struct ScannerColumn: Sendable {
    package let name: String
    /// Stays longer the higher it is.
    let priority: Int
    let alignment: TableColumn.Alignment
    /// Columns that the heading and ordinary values need.
    let width: Int
    let value: @Sendable (ScannerLine) -> [Run]
    /// As of the last refresh, so that rows stay in place between two; nil sorts last.
    let key: @Sendable (ScannerLine) -> Double?

    init(
        _ name: String, priority: Int, _ alignment: TableColumn.Alignment = .right, width: Int,
        value: @escaping @Sendable (ScannerLine) -> [Run], key: @escaping @Sendable (ScannerLine) -> Double?
    ) {
        self.name = name
        self.priority = priority
        self.alignment = alignment
        self.width = width
        self.value = value
        self.key = key
    }

    /// A picture has no order.
    package var isSortable: Bool { name != "60m" }

    /// The column that sorts by the size of the change, up or down: the rank that holds without a sort column.
    static let rank = "chg%"

    /// From left to right.
    package static let all: [ScannerColumn] = [
        ScannerColumn("sym", priority: 100, .left, width: 3, value: { $0.symbol }, key: { _ in nil }),
        ScannerColumn("last", priority: 95, width: 5, value: { $0.last }, key: { $0.refreshed?.close }),
        ScannerColumn(rank, priority: 90, width: 6, value: { $0.change }, key: { $0.row?.rank }),
        ScannerColumn("vwap%", priority: 85, width: 6, value: { $0.vwapPercent }, key: { $0.refreshed?.vwapPercent }),
        ScannerColumn("atr", priority: 60, width: 5, value: { $0.dim($0.points($0.row?.atr)) }, key: { $0.row?.atr }),
        ScannerColumn(
            "rvol", priority: 58, width: 4, value: { $0.relativeVolume }, key: { $0.refreshed?.relativeVolume }),
        ScannerColumn("1m", priority: 80, .left, width: 2, value: { $0.trend }, key: { $0.trendKey }),
        ScannerColumn("wave", priority: 57, width: 5, value: { $0.wave }, key: { $0.waveKey }),
        ScannerColumn(
            "↯", priority: 55, .left, width: 1, value: { $0.surge }, key: { $0.row?.isVolumeSurge == true ? 1 : 0 }),
        ScannerColumn(
            "mom", priority: 50, width: 6, value: { $0.momentum },
            key: { $0.row?.momentum }),
        ScannerColumn("vol", priority: 45, width: 6, value: { $0.volume }, key: { $0.row?.volume.map(Double.init) }),
        ScannerColumn(
            "vwap", priority: 40, width: 5, value: { $0.text($0.points($0.instrument.vwap)) },
            key: { $0.refreshed?.vwap }),
        ScannerColumn(
            "dist", priority: 38, width: 6, value: { $0.distance },
            key: { line in line.refreshed.flatMap { bar in line.previousDay.map { bar.close - $0.pivots.pivot } } }),
        level("pivot", priority: 36) { $0.pivots.pivot },
        level("r1", priority: 30) { $0.pivots.r1 },
        level("s1", priority: 29) { $0.pivots.s1 },
        level("r2", priority: 28) { $0.pivots.r2 },
        level("s2", priority: 27) { $0.pivots.s2 },
        ScannerColumn("60m", priority: 52, .left, width: 10, value: { $0.hour }, key: { _ in nil }),
    ]

    private static func level(
        _ name: String, priority: Int, _ figure: @escaping @Sendable (DailyLevels) -> Double
    ) -> ScannerColumn {
        ScannerColumn(
            name, priority: priority, width: 5, value: { line in line.dim(line.tick(line.previousDay.map(figure))) },
            key: { $0.previousDay.map(figure) })
    }
}
