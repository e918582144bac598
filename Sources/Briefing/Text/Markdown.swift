import Canvas
import State

/// Reduces what models write to what a terminal shows well: headings, lists, quotes, code, bold. Tables become a line a row,
/// links their text with the host, HTML goes. Nothing in the text steers the terminal.
package enum Markdown {
    package static func lines(_ text: String) -> [ProseLine] {
        let plain = OutsideText.lines(TerminalSequences.stripped(text))
        var lines: [ProseLine] = []
        var isCode = false
        var header: [String]?
        for raw in plain.split(separator: "\n", omittingEmptySubsequences: false) {
            let row = Substring(raw).trimmed
            if row.hasPrefix("```") || row.hasPrefix("~~~") {
                isCode.toggle()
                continue
            }
            if isCode {
                lines.append(ProseLine(.code, raw.isEmpty ? [] : [ProseRun(String(raw), isCode: true)]))
                continue
            }
            if row.hasPrefix("|") {
                tableRow(row, &header, &lines)
                continue
            }
            header = nil
            let line = Self.line(Substring(raw))
            // One blank line is enough, and none at the start.
            if line.runs.isEmpty, line.kind == .text, lines.last.map({ $0.runs.isEmpty && $0.kind == .text }) ?? true {
                continue
            }
            lines.append(line)
        }
        while lines.last.map({ $0.runs.isEmpty && $0.kind == .text }) == true { lines.removeLast() }
        return lines
    }

    private static func line(_ raw: Substring) -> ProseLine {
        let indent = raw.prefix { $0 == " " }.count
        let row = raw.trimmed
        let hashes = row.prefix { $0 == "#" }.count
        if (1...6).contains(hashes), row.dropFirst(hashes).first == " " {
            var title = row.dropFirst(hashes).trimmed
            while title.last == "#" { title.removeLast() }
            return ProseLine(.heading(hashes), Inline.runs(title.trimmed))
        }
        if row.count >= 3, let mark = row.first, "-*_".contains(mark), row.allSatisfy({ $0 == mark || $0 == " " }) {
            return ProseLine(.rule)
        }
        if row.first == ">" { return ProseLine(.quote, Inline.runs(row.drop { $0 == ">" || $0 == " " })) }
        let depth = min(indent / 2, 4)
        if let mark = row.first, "-*+•".contains(mark), row.dropFirst().first == " " {
            return ProseLine(.item(mark: "•", depth: depth), Inline.runs(row.dropFirst().trimmed))
        }
        let digits = row.prefix { $0.isASCII && $0.isNumber }
        let rest = row.dropFirst(digits.count)
        if (1...2).contains(digits.count), rest.first == "." || rest.first == ")", rest.dropFirst().first == " " {
            return ProseLine(.item(mark: digits + ".", depth: depth), Inline.runs(rest.dropFirst().trimmed))
        }
        return ProseLine(.text, Inline.runs(row))
    }

    /// `| VWAP | mean |` under `| Level | Why |` becomes `Level VWAP · Why mean`.
    private static func tableRow(_ row: Substring, _ header: inout [String]?, _ lines: inout [ProseLine]) {
        var cells = row.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        if cells.last?.isEmpty == true { cells.removeLast() }
        if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) { return }
        guard let names = header else {
            header = cells.map(String.init)
            return
        }
        var runs: [ProseRun] = []
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            if !runs.isEmpty { runs.append(ProseRun(" · ")) }
            if index > 0, index < names.count, !names[index].isEmpty { runs += Inline.runs(names[index] + " ") }
            runs += Inline.runs(cell, isStrong: index == 0)
        }
        lines.append(ProseLine(.item(mark: "•", depth: 0), runs))
    }
}

extension Substring {
    /// Without blanks at either end.
    var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
