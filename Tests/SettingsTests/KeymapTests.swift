import Canvas
import Support
import Testing

@testable import Settings

private let actions = KnownActions(
    scopes: [
        "pane.zoom": "global", "desk.back": "global", "chart.zoom_in": "chart", "chart.zoom_out": "chart",
        "log.level": "log", "find.next": "find",
    ], closedScopes: ["find"])

private func keymap(_ text: String, over parent: Keymap? = nil) throws -> Keymap {
    try KeymapFile(TOMLFile(TextFile(path: "keymaps/mine.toml", text: text)), actions: actions)
        .keymap(over: parent, closedScopes: actions.closedScopes)
}

private func faults(_ text: String, over parent: Keymap? = nil) -> [String] {
    do {
        _ = try keymap(text, over: parent)
        return []
    } catch {
        return (error as? SettingsError)?.faults.map { $0.description.replacing("keymaps/mine.toml", with: "") } ?? []
    }
}

@Suite("Keymap files")
struct KeymapFileTests {
    @Test func keysAreReadByScope() throws {
        let mine = try keymap(
            "summary = \"Mine\"\n[global]\npane.zoom = [\"z\", \"Ctrl-Z\"]\n[chart]\n\"chart.zoom_in\" = \"+\"")
        #expect(mine.name == "mine" && mine.summary == "Mine")
        let zoom = mine.keys(for: "pane.zoom", in: "global")
        #expect(zoom == [KeyStroke(.character("z")), KeyStroke(.character("z"), .control)])
        #expect(mine.keys(for: "chart.zoom_in", in: "chart") == [KeyStroke(.character("+"))])
    }

    @Test func childReplacesAndUnbinds() throws {
        let parent = try keymap("[global]\npane.zoom = \"z\"\ndesk.back = [\"Esc\", \"q\"]\n[log]\nlog.level = \"l\"")
        let child = try keymap("[global]\nunbind = \"q\"\npane.zoom = \"q\"\n[log]\nlog.level = []", over: parent)
        #expect(child.keys(for: "pane.zoom", in: "global") == [KeyStroke(.character("q"))])
        #expect(child.keys(for: "desk.back", in: "global") == [KeyStroke(.escape)])
        #expect(child.keys(for: "log.level", in: "log").isEmpty)
    }

    @Test func everyFaultHasItsLine() {
        let text = """
            theme = "dark"
            [global]
            pane.zoom = "zz"
            pane.zom = "z"
            chart.zoom_in = "+"
            desk.back = 4
            """
        #expect(
            faults(text) == [
                ":1: theme stands outside of a scope. Put it below a heading such as [global].",
                ":3: \"zz\" is no key. Write a character, or a name such as Enter, Esc, Tab, PageUp, F5, Ctrl-S.",
                ":4: There is no action named pane.zom. Did you mean pane.zoom?",
                ":5: chart.zoom_in belongs to [chart]. Move the line below that heading.",
                ":6: desk.back must be a key or a list of keys, not a whole number.",
            ])
    }

    @Test func keyWithTwoMeaningsIsRefusedWhereScopesOverlap() throws {
        let text = "[global]\npane.zoom = \"z\"\n[chart]\nchart.zoom_in = \"+\"\nchart.zoom_out = [\"-\", \"z\"]"
        #expect(
            faults(text) == [
                ":5: z means chart.zoom_out [chart] and pane.zoom [global], which are heard at once. Give one of them another"
                    + " key, or unbind it."
            ])
        #expect(faults("[global]\npane.zoom = \"z\"\ndesk.back = \"z\"").count == 1)
        #expect(faults("[log]\nlog.level = \"z\"\n[chart]\nchart.zoom_in = \"z\"").isEmpty, "two panes do not overlap")
        #expect(faults("[global]\npane.zoom = \"z\"\n[find]\nfind.next = \"z\"").isEmpty, "an overlay takes every key")
        let parent = try keymap("[chart]\nchart.zoom_in = \"z\"")
        #expect(faults("[global]\npane.zoom = \"z\"", over: parent).first?.hasPrefix(":2: z means ") == true)
    }

    @Test(arguments: [
        "Ctrl-Shift-S", "Ctrl-C", "Shift-a", "Ctrl-1", "Ctrl-M", "Ctrl-I", "Ctrl-J", "Ctrl-H", "Ctrl-[", "Ctrl-,",
        "Alt-Esc",
        "Alt-[", "Alt-Tab", "Shift-Enter", "Ctrl-Enter", "Ctrl-Tab", "Shift-PageUp", "Ctrl-Alt-Up", "Shift-F1", "F13",
        "Shift-Space", "漢",
    ])
    func chordsThatDoNotArriveAreRefused(key: String) {
        let found = faults("[global]\npane.zoom = \"\(key)\"")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(":2: \(key) cannot be used: ") == true)
    }

    @Test(arguments: [
        "a", "A", "+", "-", "Ctrl-S", "Ctrl-Space", "Alt-x", "Alt-Enter", "Shift-Tab", "Shift-Up", "Ctrl-Left", "F12",
        "Space", "Esc", "é",
    ])
    func chordsThatArriveAreTaken(key: String) throws {
        let mine = try keymap("[global]\npane.zoom = \"\(key)\"")
        #expect(mine.keys(for: "pane.zoom", in: "global") == [try #require(KeyStroke(text: key))])
    }
}

@Suite("The keymaps that come with the program")
struct ShippedKeymapTests {
    private let library = KeymapLibrary(folders: [ShareFolder(path: Checkout.path, origin: "checkout")])

    @Test func allCanBeLoaded() {
        let entries = library.entries()
        #expect(entries.map(\.name) == ["default", "vim"])
        #expect(entries.flatMap(\.faults).isEmpty)
    }

    @Test func builtInOneEqualsItsFile() throws {
        #expect(try library.load("default").keymap == .standard)
        #expect(try KeymapLibrary(folders: []).load("default").keymap == .standard)
    }

    @Test func vimMovesWithItsLettersAndLosesNoAction() throws {
        let vim = try library.load("vim").keymap
        for (action, letter) in [("move.left", "h"), ("move.down", "j"), ("move.up", "k"), ("move.right", "l")] {
            #expect(vim.keys(for: action, in: "global").first?.description == letter)
        }
        for (scope, bindings) in Keymap.standard.bindings {
            for action in bindings.keys { #expect(!vim.keys(for: action, in: scope).isEmpty, "\(action)") }
        }
    }

    /// Characters that German, French and Spanish keyboards write with AltGr.
    @Test(arguments: ["default", "vim"]) func noKeyNeedsAltGr(name: String) throws {
        for stroke in try library.load(name).keymap.bindings.values.flatMap({ $0.values.joined() }) {
            if case .character(let character) = stroke.key {
                #expect(character.isASCII && !"[]{}\\|@~#`^".contains(character), "\(stroke)")
            }
        }
    }
}
