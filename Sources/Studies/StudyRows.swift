/// What the studies of a set told after some bars: study by study, and of each bar by bar.
@usableFromInline package struct StudyRows: Sendable {
    @usableFromInline let values: StudyRow
    /// By study: values that it tells at once, and where in `values` its first ones stand.
    @usableFromInline let widths: [Int]
    @usableFromInline let starts: [Int]

    /// - Parameters:
    ///   - widths: by study: values that it tells at once.
    ///   - turns: by study: how many times it tells.
    ///   - write: writes the values, study by study.
    init(widths: [Int], turns: [Int], _ write: (inout StudyRow.Writer) -> Void) {
        var count = 0
        var starts: [Int] = []
        for (width, turns) in zip(widths, turns) {
            starts.append(count)
            count += width * turns
        }
        self.widths = widths
        self.starts = starts
        values = StudyRow(count: count, write)
    }

    // Inlinable: past values are picked from it at every bar.
    /// One value of a study.
    /// - Parameters:
    ///   - turn: how many times the study had told before.
    ///   - field: its place among the study's fields.
    @inlinable package subscript(study: Int, turn: Int, field: Int) -> Double? { values[start(study, turn) + field] }

    @inlinable func start(_ study: Int, _ turn: Int) -> Int { starts[study] + turn * widths[study] }

    /// Appends all that a study told at one turn.
    package func append(study: Int, turn: Int, to row: inout StudyRow) {
        let start = start(study, turn)
        row.values += values.values[start..<start + widths[study]]
    }
}
