import Market
import Studies
import Support
import Testing

/// Numbers of a CSV file in `Vectors`, by column and row. A row is known by the place of its bar, from 0.
struct VectorTable {
    private var columns: [String: [Int: Double]] = [:]
    /// The rows that the file has.
    private(set) var rows: [Int] = []

    init(_ file: String) throws {
        let lines = try Checkout.text("Tests/StudiesTests/Vectors/\(file)").split(separator: "\n")
        let head = try #require(lines.first).split(separator: ",").map(String.init)
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let row = try #require(Int(cells[0]))
            rows.append(row)
            for (name, cell) in zip(head, cells).dropFirst() where !cell.isEmpty {
                let number: Double = try #require(Double(cell))
                columns[name, default: [:]][row] = number
            }
        }
    }

    /// A column's values by row; absent ones are left out.
    func column(_ name: String) throws -> [Int: Double] {
        try #require(columns[name], "the file has no column \(name)")
    }
}

/// A made-up market of whole trading days in bars of five minutes.
enum SyntheticMarket {
    static let spec = ContractSpecs.byRoot["ES"]!

    /// Bars with their trading days.
    static func bars() throws -> [(bar: Bar, day: TradingDay)] {
        let calendar = spec.calendar
        return try Checkout.text("Tests/StudiesTests/Vectors/bars_5m.csv").split(separator: "\n").dropFirst().map {
            let cells = $0.split(separator: ",")
            let date = try #require(CivilDate(iso: cells[0].prefix(10)))
            let clock = try cells[0].dropFirst(11).prefix(5).split(separator: ":").map { try #require(Int64($0)) }
            let time = Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400).adding(minutes: clock[0] * 60 + clock[1])
            let prices = try cells[1...4].map { spec.price(points: try #require(Double($0))) }
            let bar = Bar(
                time: time, open: prices[0], high: prices[1], low: prices[2], close: prices[3],
                volume: try #require(Int(cells[5])))
            return (bar, try #require(calendar.tradingDay(containing: time)))
        }
    }
}

/// Runs one study over bars; gives the values of each bar by field name.
func values(
    _ name: String, _ parameters: [String: Double] = [:], spec: ContractSpec = SyntheticMarket.spec,
    frame: TimeFrame = .fiveMinutes, over bars: [(bar: Bar, day: TradingDay)]
) throws -> [[String: Double]] {
    let kind = try #require(Studies.byName[name])
    var study = kind.make(StudySetup(spec: spec, frame: frame, values: parameters))
    return bars.map { bar, day in
        study.add(bar, day: day)
        let row = study.row
        var values: [String: Double] = [:]
        for (index, field) in study.fields.enumerated() { values[field.name] = row[index] }
        return values
    }
}
