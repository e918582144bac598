import Market

/// Session VWAP with bands.
package struct VWAP: Study {
    private static let near = StudyParameter("near", .number(0.1...10), standard: 1, "deviations of the inner bands")
    private static let far = StudyParameter("far", .number(0.1...10), standard: 2, "deviations of the outer bands")

    package static let kind = StudyKind(
        VWAP.self, name: "vwap", title: "Session VWAP",
        help: """
            Volume-weighted mean of prices since 18:00 New York, and bands of the volume-weighted standard deviation \
            around it. From trades where the feed has those of a bar; else the bar counts with (high + low + close) / 3.
            """,
        parameters: [near, far])

    private let bands: VWAPBands
    private var session: SessionVWAP
    /// `session` with the trades of the forming bar; nil while there are none.
    private var withTrades: SessionVWAP?
    /// Contracts of those trades.
    private var counted = 0

    package init(_ setup: StudySetup) {
        bands = VWAPBands(near: setup[Self.near], far: setup[Self.far])
        session = SessionVWAP(tick: setup.tick)
    }

    package var fields: [StudyField] { VWAPBands.fields }

    package static let takesTrades = true

    package mutating func add(_ trade: Trade, day: TradingDay) {
        var next = withTrades ?? session
        next.add(price: trade.price, size: trade.size, day: day)
        withTrades = next
        counted += max(0, trade.size)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        // As in `TradeSplit`: fewer trades than nine tenths say nothing about the rest of the bar.
        if let withTrades, counted > 0, counted * 10 >= bar.volume * 9 {
            session = withTrades
        } else {
            session.add(bar, day: day)
        }
        withTrades = nil
        counted = 0
    }

    package func write(to row: inout StudyRow.Writer) { bands.write(session.value, to: &row) }
}

/// The columns of an average price with bands.
struct VWAPBands: Hashable, Codable, Sendable {
    let near: Double
    let far: Double

    static let fields = [
        StudyField("value", .price, "volume-weighted average price"),
        StudyField("deviation", .points, "volume-weighted standard deviation around it"),
        StudyField("upper1", .price, "inner band above"),
        StudyField("lower1", .price, "inner band below"),
        StudyField("upper2", .price, "outer band above"),
        StudyField("lower2", .price, "outer band below"),
    ]

    func write(_ value: SessionVWAP.Value?, to row: inout StudyRow.Writer) {
        guard let value else { return row.appendAbsent(Self.fields.count) }
        row.append(value.average)
        row.append(value.deviation)
        row.append(value.band(near))
        row.append(value.band(-near))
        row.append(value.band(far))
        row.append(value.band(-far))
    }
}
