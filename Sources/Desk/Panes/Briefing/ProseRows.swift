import Canvas
import State

/// Wraps a line of prose and gives each stretch its look. A figure that matches the data is underlined; one that does not
/// is amber, reversed and has a `?`. No figure is ever broken across rows.
enum ProseRows {
    struct Made {
        var indent: Int
        var runs: [Run]
    }

    /// A word, or a blank, in one look.
    private struct Piece {
        var run: Run
        var isBlank: Bool
    }

    /// - Parameter marked: the figure under the cursor, counted in its line.
    static func wrap(_ line: ProseLine, to width: Int, marked: Int? = nil) -> [Made] {
        let (indent, lead) = lead(line.kind, width)
        if line.kind == .rule {
            return [Made(indent: 0, runs: [Run(String(repeating: "─", count: min(width, 24)), .line)])]
        }
        var rows: [[Run]] = []
        var row = lead.map { [$0] } ?? []
        var used = lead?.columns ?? indent
        let room = max(1, width)
        var hasWord = false
        for piece in pieces(line, marked: marked) {
            if piece.isBlank {
                guard hasWord, used < room else { continue }
                row.append(piece.run)
                used += 1
                continue
            }
            if hasWord, used + piece.run.columns > room {
                rows.append(row)
                row = []
                used = indent
            }
            var rest = piece.run
            // A word longer than a row is cut; a figure that long would be unreadable anyway.
            while used + rest.columns > room, room > indent {
                let head = TextFit.cut(rest.text, to: room - used)
                guard !head.isEmpty else { break }
                rows.append(row + [Run(head, rest.pen)])
                rest.text.removeFirst(head.count)
                row = []
                used = indent
            }
            row.append(rest)
            used += rest.columns
            hasWord = true
        }
        rows.append(row)
        return rows.enumerated().map { Made(indent: $0 == 0 && lead != nil ? 0 : indent, runs: $1) }
    }

    /// What stands before the text of the first row, and how far the rows are moved in.
    private static func lead(_ kind: ProseLine.Kind, _ width: Int) -> (indent: Int, run: Run?) {
        switch kind {
        case .item(let mark, let depth):
            let blanks = width > 40 ? depth * 2 : 0
            let text = String(repeating: " ", count: blanks) + mark + " "
            return (TextWidth.columns(text), Run(text, .accent))
        case .quote: return (2, nil)
        default: return (0, nil)
        }
    }

    private static func pieces(_ line: ProseLine, marked: Int?) -> [Piece] {
        var pieces: [Piece] = []
        var index = -1
        for run in line.runs {
            if let verdict = run.verdict {
                index += 1
                pieces.append(
                    Piece(run: figure(run.text, verdict, isMarked: index == marked), isBlank: false))
                continue
            }
            let pen = pen(line, run)
            var word = ""
            for character in run.text {
                if character == " " {
                    if !word.isEmpty { pieces.append(Piece(run: Run(word, pen), isBlank: false)) }
                    word = ""
                    pieces.append(Piece(run: Run(" ", pen), isBlank: true))
                } else {
                    word.append(character)
                }
            }
            if !word.isEmpty { pieces.append(Piece(run: Run(word, pen), isBlank: false)) }
        }
        return pieces
    }

    private static func figure(_ text: String, _ verdict: FigureVerdict, isMarked: Bool) -> Run {
        if verdict.isFlagged {
            return Run("?" + text, Pen(.warn, isMarked ? [.reverse, .bold, .underline] : [.reverse, .bold]))
        }
        return Run(text, isMarked ? Pen(.accent, on: .sel, [.underline, .bold]) : Pen(.bright, .underline))
    }

    private static func pen(_ line: ProseLine, _ run: ProseRun) -> Pen {
        switch line.kind {
        case .heading(let level): return level == 1 ? Pen(.accent, .bold) : .strong
        case .quote: return .dim
        case .code: return .dim
        default: break
        }
        if line.text.hasPrefix("DO NOW:") { return .strong }
        return run.isStrong ? .strong : run.isCode ? .dim : .text
    }
}
