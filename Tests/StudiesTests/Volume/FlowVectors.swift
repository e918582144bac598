import Market
import Studies
import Support
import Testing

/// Rows of a list of vectors, by column.
struct VectorList {
    let rows: [[String: String]]

    init(_ file: String) throws {
        let lines = try Checkout.text("Tests/StudiesTests/Vectors/\(file).csv").split(separator: "\n")
        let head = try #require(lines.first).split(separator: ",").map(String.init)
        rows = lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(head, cells)) { first, _ in first }
        }
    }
}

extension [String: String] {
    func whole(_ column: String) throws -> Int { try #require(self[column].flatMap { Int($0) }, "no \(column)") }
    func number(_ column: String) throws -> Double { try #require(self[column].flatMap { Double($0) }, "no \(column)") }
    func flag(_ column: String) throws -> Bool { try whole(column) == 1 }
}

/// The two made-up markets that the vectors were reckoned from: prices in quarter points.
enum FlowMarket: String, CaseIterable, Sendable {
    case fiveMinutes = "5m"
    case oneMinute = "1m"

    static let spec = SyntheticMarket.spec

    var frame: TimeFrame { self == .fiveMinutes ? .fiveMinutes : .oneMinute }

    func list(_ name: String) throws -> [[String: String]] { try VectorList("flow_\(name)_\(rawValue)").rows }

    func bars() throws -> [Bar] {
        var minutes: Int64 = 0
        var last = 0
        return try list("bars").map { row in
            minutes += Int64(try row.whole("minutes_on"))
            let open = last + (try row.whole("open_from_close"))
            let close = open + (try row.whole("close_from_open"))
            last = close
            return Bar(
                time: Timestamp(seconds: minutes * 60), open: Price(ticks: open),
                high: Price(ticks: max(open, close) + (try row.whole("upper_wick"))),
                low: Price(ticks: min(open, close) - (try row.whole("lower_wick"))), close: Price(ticks: close),
                volume: try row.whole("volume"))
        }
    }

    func setup(_ values: [String: Double] = [:]) -> StudySetup {
        StudySetup(spec: Self.spec, frame: frame, values: values)
    }
}

extension Bar {
    /// The day by the exchange's sessions.
    var session: TradingDay { TradingCalendar(group: .equity).tradingDay(atOrAfter: time) }
    /// The day by the date in UTC, as the source of the vectors has it.
    var dateInUTC: TradingDay {
        TradingDay(CivilDate(daysSinceEpoch: Int32(floorDivide(time.nanoseconds, 86_400 * Timestamp.second))))
    }
}

/// Within 1e-9, relative where the numbers are large.
func agree(_ ours: Double?, _ theirs: Double?) -> Bool {
    switch (ours, theirs) {
    case (nil, nil): true
    case (let a?, let b?): abs(a - b) <= 1e-9 * max(1, abs(b))
    default: false
    }
}
