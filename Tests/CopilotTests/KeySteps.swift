import Canvas
import Foundation
import Support

/// A script of keys and of what must then be on the screen, kept in `Tests/Scripts/NAME.keys`. One step a line:
///
///     size 160x48      the terminal's size; at the start, or to change it
///     keys 8 Tab z     keys, as keymap files write them
///     type abc         letters, one by one, to the end of the line
///     shows TEXT       waits until TEXT is on the screen
///     hides TEXT       waits until it is not
///     # …              a remark
///
/// A key is sent at once after the step before it; whatever a step changes must be waited for before it is relied upon.
struct KeySteps: Sendable {
    enum Step: Hashable, Sendable {
        case size(Size)
        case press([KeyStroke])
        case shows(String)
        case hides(String)
    }

    struct Line: Sendable {
        var number: Int
        var step: Step
    }

    let name: String
    let lines: [Line]

    /// The size at the start.
    var size: Size {
        if case .size(let size)? = lines.first?.step { size } else { Size(160, 48) }
    }

    /// Every script there is, by name.
    static let names: [String] = {
        let folder = Checkout.root.appendingPathComponent("Tests/Scripts")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".keys") }.map { String($0.dropLast(5)) }.sorted()
    }()

    init(named name: String) throws {
        try self.init(name: name, text: Checkout.text("Tests/Scripts/\(name).keys"))
    }

    init(name: String, text: String) throws {
        self.name = name
        var lines: [Line] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let step = Self.step(parts[0], parts[1]) else {
                throw KeyScriptError.noStep("\(name).keys:\(index + 1): \(line)")
            }
            lines.append(Line(number: index + 1, step: step))
        }
        self.lines = lines
    }

    private static func step(_ word: String, _ rest: String) -> Step? {
        switch word {
        case "size":
            let numbers = rest.split(separator: "x").compactMap { Int($0) }
            return numbers.count == 2 ? .size(Size(numbers[0], numbers[1])) : nil
        case "keys":
            let names = rest.split(separator: " ")
            let strokes = names.compactMap { KeyStroke(text: String($0)) }
            return strokes.count == names.count ? .press(strokes) : nil
        case "type": return .press(rest.map { KeyStroke(.character($0)) })
        case "shows": return .shows(rest)
        case "hides": return .hides(rest)
        default: return nil
        }
    }
}

enum KeyScriptError: Error {
    /// The place and the line.
    case noStep(String)
}

extension KeySteps.Step {
    /// Whether the screen is as the step wants it; true for what is not about the screen.
    func isMet(by screen: String) -> Bool {
        switch self {
        case .shows(let text): screen.contains(text)
        case .hides(let text): !screen.contains(text)
        case .size, .press: true
        }
    }
}
