import Canvas
import Foundation

/// Screens kept as text files in `Tests/Screens`, as `NAME-WxH.screen`: the rows, then a map of the text's roles, then one
/// of the grounds and one of the emphases where there are any.
///
/// With `RECORD_SCREENS=1` in the environment the files are written anew instead of compared.
package enum ScreenFile {
    /// Compares a grid with its file: nil when they agree, else the rows that differ and what to do about it.
    package static func difference(
        _ grid: Grid, _ name: String,
        isRecording: Bool = ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1"
    ) -> String? {
        let file = "\(name)-\(grid.width)x\(grid.height).screen"
        let url = Checkout.root.appendingPathComponent("Tests/Screens/\(file)")
        let text = text(of: grid)
        if isRecording {
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: url, atomically: true, encoding: .utf8)
                return nil
            } catch {
                return "\(file) cannot be written: \(error)"
            }
        }
        guard let kept = try? String(contentsOf: url, encoding: .utf8) else {
            return "\(file) is not there; run the test with RECORD_SCREENS=1 and look at what it wrote"
        }
        let differing = differingLines(kept, text)
        return differing.isEmpty
            ? nil : "\(file) differs; if the new one is right, record it with RECORD_SCREENS=1\n\(differing)"
    }

    /// The file's text.
    package static func text(of grid: Grid) -> String {
        var lines = (0..<grid.height).map { trimmed(grid.text(row: $0)) }
        lines.append("-- roles: \(legend)")
        lines += map(grid) { cell in
            let isBlank = (cell.glyph == 32 && cell.emphasis.isEmpty) || cell.glyph == Cell.continuation
            return isBlank ? " " : letter(cell.front)
        }
        if grid.cells.contains(where: { $0.ground != .bg }) {
            lines.append("-- grounds")
            lines += map(grid) { $0.ground == .bg ? " " : letter($0.ground) }
        }
        if grid.cells.contains(where: { !$0.emphasis.isEmpty }) {
            lines.append("-- emphasis: 1 bold, 2 underlined, 4 reversed, added up")
            lines += map(grid) { $0.emphasis.isEmpty ? " " : Character("\($0.emphasis.rawValue)") }
        }
        if let cursor = grid.cursor { lines.append("-- cursor \(cursor.x),\(cursor.y)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let letters: [Character] = Array("gSLCl.dtbauDUVzZnwWxAXvfsciIo")

    private static func letter(_ role: Role) -> Character {
        let index = Int(role.rawValue)
        return index < letters.count ? letters[index] : "?"
    }

    private static var legend: String {
        zip(Role.allCases, letters).map { "\($1)=\($0.name)" }.joined(separator: " ")
    }

    private static func map(_ grid: Grid, _ letter: (Cell) -> Character) -> [String] {
        (0..<grid.height).map { y in trimmed(String((0..<grid.width).map { letter(grid[$0, y]) })) }
    }

    private static func trimmed(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private static func differingLines(_ kept: String, _ new: String) -> String {
        let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
        let now = new.split(separator: "\n", omittingEmptySubsequences: false)
        var section = "text"
        var first = 0
        var report: [String] = []
        for index in 0..<max(old.count, now.count) {
            let was = index < old.count ? String(old[index]) : "(nothing)"
            let here = index < now.count ? String(now[index]) : "(nothing)"
            if was.hasPrefix("-- ") {
                section = String(was.dropFirst(3).prefix { $0 != ":" })
                first = index + 1
            }
            if was != here { report.append("\(section) row \(index - first)\n  was |\(was)|\n  is  |\(here)|") }
        }
        let shown = report.prefix(20).joined(separator: "\n")
        return report.count > 20 ? shown + "\n… and \(report.count - 20) rows more" : shown
    }
}
