/// Makes free text fit. Numbers are never cut: they are whole or absent.
package enum TextFit {
    /// The text, or as many of its words as fit with `…` after them. A first word that is too long is cut only when it
    /// holds no digit; otherwise nothing but `…` remains.
    package static func fit(_ text: String, to columns: Int) -> String {
        if TextWidth.columns(text) <= columns { return text }
        guard columns > 0 else { return "" }
        if text.first == " " {
            let lead = text.prefix { $0 == " " }
            return columns > lead.count ? lead + fit(String(text[lead.endIndex...]), to: columns - lead.count) : "…"
        }
        var kept = ""
        var width = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let wide = TextWidth.columns(String(word)) + (kept.isEmpty ? 0 : 1)
            guard width + wide + 1 <= columns else {
                if kept.isEmpty, !word.contains(where: \.isNumber) { kept = cut(String(word), to: columns - 1) }
                break
            }
            kept += (kept.isEmpty ? "" : " ") + word
            width += wide
        }
        while let last = kept.last, ",;:–—-·(".contains(last) || last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The text in lines of at most `columns`, broken at blanks; words that are longer are broken inside. Line breaks in
    /// the text are kept; lines after the first start with `indent` blanks.
    package static func wrap(_ text: String, to columns: Int, indent: Int = 0) -> [String] {
        guard columns > 0 else { return [] }
        let indent = min(indent, columns - 1)
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = lines.isEmpty ? "" : String(repeating: " ", count: indent)
            var start = TextWidth.columns(line)
            var width = start
            for word in paragraph.split(separator: " ") {
                var rest = String(word)
                if width > start, width + 1 + TextWidth.columns(rest) <= columns {
                    line += " " + rest
                    width += 1 + TextWidth.columns(rest)
                    continue
                }
                if width > start {
                    lines.append(line)
                    line = String(repeating: " ", count: indent)
                    start = indent
                }
                while TextWidth.columns(rest) > columns - start {
                    let head = cut(rest, to: max(1, columns - start))
                    guard !head.isEmpty else { break }
                    lines.append(line + head)
                    rest.removeFirst(head.count)
                    line = String(repeating: " ", count: indent)
                    start = indent
                }
                line += rest
                width = start + TextWidth.columns(rest)
            }
            lines.append(line)
        }
        return lines
    }

    /// As many whole characters as fit, for text without numbers.
    package static func cut(_ text: String, to columns: Int) -> String {
        var kept = ""
        var width = 0
        for character in text {
            let wide = TextWidth.columns(String(character))
            guard width + wide <= columns else { break }
            kept.append(character)
            width += wide
        }
        return kept
    }
}

extension [Run] {
    /// The runs, or as much of them as fits with `…` at a word.
    package func fitted(to columns: Int) -> [Run] {
        if self.columns <= columns { return self }
        var kept: [Run] = []
        var room = columns
        for run in self {
            // The run after must leave a column for its `…`.
            if run.columns < room {
                kept.append(run)
                room -= run.columns
            } else {
                let text = TextFit.fit(run.text + (run.columns == room ? " x" : ""), to: room)
                if !text.isEmpty { kept.append(Run(text, run.pen)) }
                break
            }
        }
        return kept
    }
}
