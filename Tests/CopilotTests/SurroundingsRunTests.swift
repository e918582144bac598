import Glibc
import Support
import TerminalDriver
import Testing

/// The desk on terminals that cannot show it, or not all of it.
@Suite struct SurroundingsRunTests {
    private static let refused: [(String?, String)] = [
        (
            "no-such-terminal",
            "nothing is known about the terminal no-such-terminal: set TERM to one this machine knows"
        ),
        (nil, "the terminal's kind is not known: TERM is empty; try TERM=xterm-256color"),
        ("", "the terminal's kind is not known: TERM is empty; try TERM=xterm-256color"),
        ("dumb", "the terminal dumb cannot place its cursor, which a full screen needs"),
    ]

    @Test(arguments: refused) func aTerminalThatCannot(term: String?, sentence: String) throws {
        try withFolder { home in
            let run = try ProgramRun(home, ["--feed", "simulated"], ["TERM": term])
            #expect(run.end() == .exited(1))
            #expect(run.outputText.hasPrefix("copilot: \(sentence)"), "\(run.outputText)")
            #expect(run.neverOpened)
        }
    }

    @Test(arguments: ["<", ">"]) func noTerminal(redirection: String) throws {
        try withFolder { home in
            let command = "exec \(ProgramRun.program) --feed simulated \(redirection)/dev/null"
            let run = try ProgramRun(home, ["-c", command], program: "/bin/sh")
            #expect(run.end() == .exited(1))
            #expect(run.outputText.hasPrefix("copilot: this is no terminal: the desk needs one for input and output"))
            #expect(run.neverOpened)
        }
    }

    @Test(arguments: [["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "de_DE.ISO-8859-1"]])
    func noUTF8(changes: [String: String]) throws {
        try withFolder { home in
            let run = try ProgramRun(home, ["--feed", "simulated"], changes.mapValues { $0 })
            #expect(run.shows("Scanner SIM", "@ sim"))
            run.press("?")
            #expect(run.shows("Keys here"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(run.output.allSatisfy { $0 < 0x80 }, "nothing but ASCII was written")
        }
    }

    @Test func noColour() throws {
        try withFolder { home in
            let run = try ProgramRun(home, ["--feed", "simulated"], ["NO_COLOR": "1"])
            #expect(run.shows("Scanner SIM", "● sim"))
            run.press("T")
            #expect(run.shows("light"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(Self.colours(in: run.output) == [])
            #expect(!run.picture.commands.contains { $0.hasPrefix("4;") }, "the palette is left alone")
        }
    }

    @Test func coloursWhereTheyAreWanted() throws {
        try withFolder { home in
            let run = try ProgramRun(home)
            #expect(run.shows("Scanner SIM"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(!Self.colours(in: run.output).isEmpty)
        }
    }

    /// Parameters of SGR sequences that set a colour; `39;49`, the terminal's own, is none.
    static func colours(in output: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        var rest = output[...]
        while let start = rest.firstIndex(of: 27) {
            rest = rest[(start + 1)...]
            guard rest.first == UInt8(ascii: "[") else { continue }
            let body = rest.dropFirst().prefix { (0x30...0x3b).contains($0) }
            guard rest.dropFirst(1 + body.count).first == UInt8(ascii: "m") else { continue }
            let text = String(decoding: body, as: UTF8.self)
            let isColour = text.split(separator: ";").contains { part in
                guard let number = Int(part) else { return false }
                return (30...38).contains(number) || (40...48).contains(number) || (90...107).contains(number)
            }
            if isColour { found.insert(text) }
        }
        return found
    }
}
