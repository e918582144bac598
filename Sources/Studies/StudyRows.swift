/// What the studies of a set told after some bars: study by study, and of each bar by bar.
package struct StudyRows: Sendable {
    var values: StudyRow
    /// By study: values that it tells at once, and where in `values` its first ones stand.
    private let widths: [Int]
    private var starts: [Int]

    /// - Parameter turns: by study: how many times it is going to tell.
    init(widths: [Int], turns: [Int]) {
        self.widths = widths
        values = StudyRow(capacity: zip(widths, turns).reduce(0) { $0 + $1.0 * $1.1 })
        starts = Array(repeating: 0, count: widths.count)
    }

    /// The values of a study come next.
    mutating func begin(_ study: Int) { starts[study] = values.count }

    /// Places of the fields of a study.
    func fields(of study: Int) -> Range<Int> { 0..<widths[study] }

    /// One value of a study.
    /// - Parameters:
    ///   - turn: how many times the study had told before.
    ///   - field: its place among the study's fields.
    package subscript(study: Int, turn: Int, field: Int) -> Double? {
        values[starts[study] + turn * widths[study] + field]
    }
}

extension StudyRow {
    /// Appends all that a study told at one turn.
    package mutating func append(_ rows: StudyRows, study: Int, turn: Int) {
        for field in rows.fields(of: study) { append(rows[study, turn, field]) }
    }
}
