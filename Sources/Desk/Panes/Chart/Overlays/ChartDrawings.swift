import Canvas
import Market

/// A line through one value a bar; nil leaves a gap.
struct ChartLine: Sendable {
    var values: [Double?]
    var role: Role
    /// Starts anew each trading day.
    var isDaily = false
    /// The forming bar has a value of its own, which may still change.
    var isLive = false
}

extension ChartPicture {
    /// A study's value at each bar shown: `line("ema.9", .emaFast)`.
    func line(_ field: String, _ role: Role, isDaily: Bool = false) -> ChartLine {
        ChartLine(values: window.values(field), role: role, isDaily: isDaily, isLive: frame.studies.isLive(field))
    }
}

/// A band of prices behind the bars.
struct ChartZone: Sendable {
    /// In points.
    var low: Double
    var high: Double
    /// The bar it begins at; nil begins at the left edge.
    var from: Timestamp?
    var isBullish: Bool
    /// What stands at its right end where there is room, the longest first.
    var names: [String]
}

/// A short stroke or a glyph among the bars.
enum ChartMark: Sendable {
    /// A stroke at a price from one bar to another, with a name at its end.
    case stroke(value: Double, from: Timestamp, to: Timestamp, glyph: Unicode.Scalar, role: Role, name: String)
    /// A glyph one row above or below a price of a bar, with a name beside it where cells are free.
    case point(at: Timestamp, value: Double, isAbove: Bool, role: Role, name: String = "")
    /// Where a stretch of time begins and ends, in positions of bars, with the longest of its names that has room, at an
    /// edge of the plot.
    case stretch(Range<Int>, names: [String], isAtTop: Bool)

    /// The stretches of bars that have the same value; none where there is no value.
    /// - Parameters:
    ///   - values: one a bar.
    ///   - names: of a value, the longest first.
    static func stretches<Value: Equatable>(
        _ values: [Value?], isAtTop: Bool, names: (Value) -> [String]
    ) -> [ChartMark] {
        var marks: [ChartMark] = []
        var start = 0
        for index in values.indices where index + 1 == values.count || values[index + 1] != values[index] {
            if let value = values[index] {
                marks.append(.stretch(start..<index + 1, names: names(value), isAtTop: isAtTop))
            }
            start = index + 1
        }
        return marks
    }
}
