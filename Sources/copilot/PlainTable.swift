import Canvas

/// Rows of text in columns, two spaces apart, for people and for `awk`.
enum PlainTable {
    /// - Parameters:
    ///   - rows: the head first; each has as many cells as the head.
    ///   - left: columns whose cells stand at the left; the others stand at the right.
    static func text(_ rows: [[String]], left: Set<Int>) -> String {
        let columns = rows.first?.indices ?? 0..<0
        let widths = columns.map { column in rows.map { TextWidth.columns($0[column]) }.max() ?? 0 }
        return rows.reduce(into: "") { text, row in
            let line = columns.map { column in
                let space = String(repeating: " ", count: widths[column] - TextWidth.columns(row[column]))
                return left.contains(column) ? row[column] + space : space + row[column]
            }.joined(separator: "  ")
            text += line[...(line.lastIndex { $0 != " " } ?? line.startIndex)] + "\n"
        }
    }
}
