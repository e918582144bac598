import Glibc
import Support
import TerminalDriver
import Testing

/// What is wrong in a file is said with its place, and the desk does not open over it.
@Suite struct BrokenFilesTests {
    /// A file's text, and how the sentence goes on after the file's path.
    struct Broken: Sendable, CustomTestStringConvertible {
        var what: String
        var bytes: [UInt8]
        var sentence: String

        init(_ what: String, _ text: String, _ sentence: String) {
            self.init(what, bytes: Array(text.utf8), sentence)
        }

        init(_ what: String, bytes: [UInt8], _ sentence: String) {
            self.what = what
            self.bytes = bytes
            self.sentence = sentence
        }

        var testDescription: String { what }
    }

    private static let junk = Broken(
        "binary junk", bytes: [0x7f, 0x45, 0x4c, 0x46, 0x0a, 0xff, 0xfe, 0x00, 0x01], ":2: holds a zero byte")
    private static let notUTF8 = Broken(
        "Latin-1", bytes: Array("# caf".utf8) + [0xe9, 0x0a], ":1: is not UTF-8. Save it as UTF-8.")

    private static let settings = [
        Broken("syntax", "theme = \"dark\"\nkeymap = = 1\n", ":2: "),
        Broken("unknown key", "\nthem = \"dark\"\n", ":2: There is no setting named them. Did you mean theme?"),
        Broken("bad value", "theme = \"dark\"\nframe-interval = 5\n", ":2: frame-interval must be a whole number"),
        Broken("half written", "theme = \"dark\"\nkeymap = \"vi", ":2: "), junk, notUTF8,
    ]
    private static let themes = [
        Broken("syntax", "summary = \"x\"\n[roles\n", ":2: "),
        Broken("unknown role", "[roles]\nupp = \"#ffffff\"\n", ":2: "),
        Broken("bad colour", "[roles]\n\nup = \"#ff\"\n", ":3: up: \"#ff\" is no colour."),
        Broken("half written", "[roles]\nup = \"#ff", ":2: "), junk, notUTF8,
    ]
    private static let keymaps = [
        Broken("syntax", "[global\n", ":1: "),
        Broken(
            "unknown action", "[global]\npane.zom = \"z\"\n", ":2: There is no action named pane.zom. Did you mean"),
        Broken("bad key", "[global]\npane.zoom = \"Strg-Z\"\n", ":2: "),
        Broken("half written", "[global]\npane.zoom = \"z", ":2: "), junk, notUTF8,
    ]

    private func expectRefusal(_ home: Folder, _ arguments: [String], _ start: String) throws {
        let run = try ProgramRun(home, arguments, columns: 400)
        #expect(run.end() == .exited(2))
        #expect(run.outputText.hasPrefix("copilot: \(start)"), "\(run.outputText)")
        #expect(run.neverOpened)
    }

    @Test(arguments: settings) func brokenSettings(broken: Broken) throws {
        try withFolder { home in
            let file = try home.write(".config/copilot/copilot.conf", broken.bytes)
            try expectRefusal(home, [], file + broken.sentence)
        }
    }

    @Test(arguments: themes) func brokenThemes(broken: Broken) throws {
        try withFolder { home in
            let file = try home.write(".config/copilot/themes/mine.toml", broken.bytes)
            try expectRefusal(home, ["--theme", "mine"], file + broken.sentence)
        }
    }

    @Test(arguments: keymaps) func brokenKeymaps(broken: Broken) throws {
        try withFolder { home in
            let file = try home.write(".config/copilot/keymaps/mine.toml", broken.bytes)
            try expectRefusal(home, ["--keymap", "mine"], file + broken.sentence)
        }
    }

    @Test func whatIsNoFile() throws {
        try withFolder { home in
            let folder = home.path + "/.config/copilot"
            try home.write(".config/copilot/copilot.conf/x", "")
            try expectRefusal(home, [], "\(folder)/copilot.conf: is not a file. Name a text file.")
            try home.write(".config/copilot/themes/mine.toml/x", "")
            let given = home.path + "/empty.conf"
            try home.write("empty.conf", "")
            try expectRefusal(
                home, ["--config", given, "--theme", "mine"], "\(folder)/themes/mine.toml: is not a file.")
            symlink("loop.conf", home.path + "/loop.conf")
            try expectRefusal(
                home, ["--config", home.path + "/loop.conf"],
                "\(home.path)/loop.conf: cannot be read: too many levels of symbolic links.")
        }
    }

    private static let recordings = [
        Broken(
            "a bad row", "timestamp,open,high,low,close,volume\n2024-01-05T14:30:00Z,1,2\n", ":2: read \""),
        Broken(
            "half written", "timestamp,open,high,low,close,volume\n2024-01-05T14:30:00Z,16500,16510,16495,1650", ":2: "),
        Broken("nothing known", "hello\n", ":1: read \"hello\", which starts no known recording"),
        Broken("empty", "", ": holds no rows"),
        Broken("binary junk", bytes: [0x7f, 0x45, 0x4c, 0x46, 0xff, 0x00], ":1: "),
    ]

    @Test(arguments: recordings) func brokenRecordings(broken: Broken) throws {
        try withFolder { home in
            let file = try home.write("NQH4.csv", broken.bytes)
            let run = try ProgramRun(home, ["replay", file], columns: 400)
            #expect(run.end() == .exited(2))
            #expect(run.isWhole)
            #expect(run.lastWords.contains("copilot: \(file)\(broken.sentence)"), "\(run.lastWords)")
            #expect(home.lastLogLine.contains(" error feed \(file)\(broken.sentence)"))
        }
    }

    @Test func recordingsThatAreNoFiles() throws {
        try withFolder { home in
            for (file, sentence) in [
                (home.path, ": is a directory: name the recordings in it"),
                (home.path + "/NQH4.csv", ": cannot be read (No such file or directory)"),
            ] {
                let run = try ProgramRun(home, ["replay", file], columns: 400)
                #expect(run.end() == .exited(2))
                #expect(run.isWhole || run.neverOpened)
                #expect(run.outputText.contains("copilot: \(file)\(sentence)"), "\(run.lastWords)")
            }
        }
    }
}
