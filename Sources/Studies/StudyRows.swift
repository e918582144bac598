/// What the studies of a set told after some bars: study by study, and of each bar by bar.
package struct StudyRows: Sendable {
    private let values: StudyRow
    /// By study: values that it tells at once, and where in `values` its first ones stand.
    private let widths: [Int]
    private let starts: [Int]

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

    private func start(_ study: Int, _ turn: Int) -> Int { starts[study] + turn * widths[study] }

    /// Appends one value of a study at each of its first turns.
    package func append(study: Int, field: Int, turns: Int, to column: inout StudyRow) {
        guard turns > 0 else { return }
        let (first, width) = (start(study, 0) + field, widths[study])
        precondition(first + (turns - 1) * width < values.values.count)
        for turn in 0..<turns { column.values.append(values.values[first + turn * width]) }
    }

    /// Appends all that a study told at one turn.
    package func append(study: Int, turn: Int, to row: inout StudyRow) {
        let start = start(study, turn)
        row.values += values.values[start..<start + widths[study]]
    }
}
