import JSON
import Market

/// The columns of a chart, in whatever order they come.
struct YahooColumns {
    private var times: [Timestamp] = []
    private var open: [Double?] = []
    private var high: [Double?] = []
    private var low: [Double?] = []
    private var close: [Double?] = []
    private var volume: [Double?] = []

    /// The rows, ascending; one that is not later than the one before is left out.
    func rows() throws(YahooError) -> [YahooChart.Row] {
        let all = [open, high, low, close, volume]
        guard times.isEmpty || all.allSatisfy({ $0.count == times.count }) else {
            throw .unreadable("its columns are not of one length")
        }
        var rows: [YahooChart.Row] = []
        rows.reserveCapacity(times.count)
        for index in times.indices where rows.last.map({ times[index] > $0.time }) ?? true {
            let size = volume[index].map { $0 >= 0 && $0 < 1e9 ? Int($0) : 0 } ?? 0
            rows.append(YahooChart.Row(time: times[index], prices: prices(index), volume: size))
        }
        return rows
    }

    /// Nil where a figure is missing or they contradict each other.
    private func prices(_ index: Int) -> YahooChart.Prices? {
        guard let open = open[index], let high = high[index], let low = low[index], let close = close[index],
            low <= min(open, close), high >= max(open, close), high.magnitude < 1e9, low.magnitude < 1e9
        else { return nil }
        return YahooChart.Prices(open: open, high: high, low: low, close: close)
    }

    mutating func readTimes(_ cursor: inout JSONCursor) throws(JSONError) {
        var times: [Timestamp] = []
        try cursor.array { (cursor) throws(JSONError) in
            guard let time = try cursor.number().int.flatMap(Timestamp.init(yahoo:)) else {
                throw cursor.fault("a time is out of range")
            }
            times.append(time)
        }
        self.times = times
    }

    /// Reads `{"quote":[{"open":[…],…}]}`.
    mutating func readFigures(_ cursor: inout JSONCursor) throws(JSONError) {
        var columns = self
        try cursor.object { (cursor, key) throws(JSONError) in
            guard key == "quote" else { return }
            try cursor.array { (cursor) throws(JSONError) in
                try cursor.object { (cursor, key) throws(JSONError) in
                    switch key {
                    case "open": columns.open = try Self.figures(&cursor)
                    case "high": columns.high = try Self.figures(&cursor)
                    case "low": columns.low = try Self.figures(&cursor)
                    case "close": columns.close = try Self.figures(&cursor)
                    case "volume": columns.volume = try Self.figures(&cursor)
                    default: break
                    }
                }
            }
        }
        self = columns
    }

    private static func figures(_ cursor: inout JSONCursor) throws(JSONError) -> [Double?] {
        var figures: [Double?] = []
        try cursor.array { (cursor) throws(JSONError) in
            if cursor.null() { return figures.append(nil) }
            let figure = try cursor.number().double
            figures.append(figure.isFinite ? figure : nil)
        }
        return figures
    }
}

extension Timestamp {
    /// Seconds since 1970, of a year before 2100.
    init?(yahoo seconds: Int) {
        guard (0..<4_102_444_800).contains(seconds) else { return nil }
        self.init(seconds: Int64(seconds))
    }
}
