import JSON
import Market

/// An answer of Yahoo's chart service.
struct YahooChart: Equatable, Sendable {
    /// A row as it was told: minutes start on whole minutes, the newest price comes with its own second.
    struct Row: Equatable, Sendable {
        var time: Timestamp
        /// Nil where a figure is missing.
        var prices: Prices?
        var volume: Int
    }

    struct Prices: Equatable, Sendable {
        var open: Double
        var high: Double
        var low: Double
        var close: Double
    }

    /// Ascending.
    var rows: [Row] = []
    /// `Nasdaq 100 Dec 26`
    var shortName: String?
    /// Time of the newest price, late as it is.
    var priceTime: Timestamp?
}

extension YahooChart {
    /// Reads a body that came with status 200.
    init(_ body: [UInt8]) throws(YahooError) {
        if body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { throw .page }
        var chart = YahooChart()
        var columns = YahooColumns()
        var interval: String?
        var hasResult = false
        var refusal: String?
        do throws(JSONError) {
            try JSONCursor.read(body) { (cursor) throws(JSONError) in
                try cursor.object { (cursor, key) throws(JSONError) in
                    guard key == "chart" else { return }
                    try cursor.object { (cursor, key) throws(JSONError) in
                        switch key {
                        case "error": if !cursor.null() { refusal = try Self.refusal(&cursor) }
                        case "result":
                            if cursor.null() { return }
                            try cursor.array { (cursor) throws(JSONError) in
                                guard !hasResult else { return }
                                hasResult = true
                                try cursor.object { (cursor, key) throws(JSONError) in
                                    switch key {
                                    case "meta": interval = try chart.readMeta(&cursor)
                                    case "timestamp": try columns.readTimes(&cursor)
                                    case "indicators": try columns.readFigures(&cursor)
                                    default: break
                                    }
                                }
                            }
                        default: break
                        }
                    }
                }
            }
        } catch {
            throw .unreadable(error.reason)
        }
        if let refusal { throw .refused(refusal) }
        guard hasResult else { throw .unreadable("it holds no chart") }
        if let interval, interval != "1m" { throw .otherInterval(VendorText.plain(interval)) }
        chart.rows = try columns.rows()
        self = chart
    }

    /// The answer's interval.
    private mutating func readMeta(_ cursor: inout JSONCursor) throws(JSONError) -> String? {
        var interval: String?
        var (name, time) = (shortName, priceTime)
        try cursor.object { (cursor, key) throws(JSONError) in
            switch key {
            case "shortName": if cursor.kind == .string { name = try cursor.string() }
            case "dataGranularity": if cursor.kind == .string { interval = try cursor.string() }
            case "regularMarketTime":
                if cursor.kind == .number { time = try cursor.number().int.flatMap(Timestamp.init(yahoo:)) }
            default: break
            }
        }
        (shortName, priceTime) = (name, time)
        return interval
    }

    private static func refusal(_ cursor: inout JSONCursor) throws(JSONError) -> String {
        var said: [String] = []
        try cursor.object { (cursor, key) throws(JSONError) in
            guard key == "code" || key == "description", cursor.kind == .string else { return }
            said.append(VendorText.plain(try cursor.string()))
        }
        return said.isEmpty ? "no reason given" : said.joined(separator: ", ")
    }
}
