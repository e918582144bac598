import Foundation
import Market
import Studies
import Support
import Testing

/// Figures of the original, cut down, and the bars they come from. One file a set of bars.
enum InsightVectors {
    /// Any JSON value.
    indirect enum Value: Decodable {
        case none
        case flag(Bool)
        case number(Double)
        case text(String)
        case list([Value])
        case table([String: Value])

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                self = .none
            } else if let flag = try? single.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? single.decode(Double.self) {
                self = .number(number)
            } else if let text = try? single.decode(String.self) {
                self = .text(text)
            } else if let list = try? single.decode([Value].self) {
                self = .list(list)
            } else {
                self = .table(try single.decode([String: Value].self))
            }
        }

        var number: Double? { if case .number(let number) = self { number } else { nil } }
        var whole: Int { number.map { Int($0) } ?? -1 }
        var text: String { if case .text(let text) = self { text } else { "" } }
        var flag: Bool { if case .flag(let flag) = self { flag } else { false } }
        var list: [Value] { if case .list(let list) = self { list } else { [] } }
        var numbers: [Double] { list.compactMap(\.number) }
        subscript(key: String) -> Value { if case .table(let table) = self { table[key] ?? .none } else { .none } }
        subscript(index: Int) -> Value { list.indices.contains(index) ? list[index] : .none }
    }

    static func load(_ name: String) throws -> Value {
        let text = try Checkout.text("Tests/StudiesTests/Vectors/insights_\(name).json")
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// Bars of a quarter-point product: a line is minutes since the last bar, open against the last close, the three
    /// distances from the open, and the volume.
    static func bars(_ name: String) throws -> [Bar] {
        var minutes = 0
        var close = 0
        return try Checkout.text("Tests/StudiesTests/Vectors/insights_\(name).bars").split(separator: "\n").map {
            line in
            let part = line.split(separator: " ").compactMap { Int($0) }
            try #require(part.count == 6)
            minutes += part[0]
            let open = close + part[1]
            close = open + part[4]
            return Bar(
                time: Timestamp(seconds: Int64(minutes) * 60), open: Price(ticks: open),
                high: Price(ticks: open + part[2]), low: Price(ticks: open - part[3]), close: Price(ticks: close),
                volume: part[5])
        }
    }

    static let sets = ["synth_5m", "synth_1m"]

    static func setup(_ name: String = "synth_5m", root: String = "ES", _ values: [String: Double] = [:]) throws
        -> StudySetup
    {
        StudySetup(
            spec: try #require(ContractSpecs.byRoot[root]), frame: name == "synth_1m" ? .oneMinute : .fiveMinutes,
            values: values)
    }

    private static let calendar = TradingCalendar(group: .equity)

    static func day(_ bar: Bar) -> TradingDay { calendar.tradingDay(atOrAfter: bar.time) }
}

/// Equal to 1e-9 of the figure.
func isEqual(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-9) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= tolerance * max(1, abs(b))
}

/// Equal to one unit of the last decimal that the original keeps.
func isEqual(_ a: Double?, _ b: Double?, decimals: Int) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    return abs(a - b) <= unit * 1.001
}
