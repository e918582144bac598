import Canvas
import Support
import Testing

@testable import Settings

private func theme(_ text: String, over parent: Theme? = nil) throws -> Theme {
    try ThemeFile(TOMLFile(TextFile(path: "themes/mine.toml", text: text))).theme(over: parent)
}

private func faults(_ text: String) -> [String] {
    do {
        _ = try theme(text)
        return []
    } catch {
        return (error as? SettingsError)?.faults.map(\.description) ?? ["\(error)"]
    }
}

@Suite("Theme files")
struct ThemeFileTests {
    @Test(arguments: [
        ("\"#3c8\"", Paint(rgb: RGB(0x33cc88), indexed16: 2)), ("\"#F2645F\"", Paint(rgb: RGB(0xf2645f), indexed16: 9)),
        ("203", Paint(rgb: RGB(0xff5f5f), indexed256: 203, indexed16: 9)),
        ("\"bright-red\"", Paint(indexed256: 9, indexed16: 9)), ("12", Paint(indexed256: 12, indexed16: 12)),
        ("\"default\"", Paint()),
        (
            "{ rgb = \"#fff\", 256 = 231, 16 = \"white\", bold = true, mono = [\"bold\", \"underline\"] }",
            Paint(
                rgb: RGB(0xffffff), indexed256: 231, indexed16: 7, mono: [.bold, .underline], isBoldAt16: true)
        ),
    ])
    func coloursAreRead(text: String, paint: Paint) throws {
        #expect(try theme("[roles]\nup = \(text)")[.up] == paint)
    }

    @Test func onlyWhatIsWrittenChangesTheParent() throws {
        let mine = try theme("summary = \"Mine\"\n[roles]\nsel = \"#333\"\nup.rgb = \"#0f0\"", over: .dark)
        #expect(mine.name == "mine" && mine.summary == "Mine")
        #expect(mine[.down] == Theme.dark[.down])
        #expect(mine[.sel] == Paint(rgb: RGB(0x333333), mono: .reverse), "a ground keeps its sixteen and its mono")
        #expect(mine[.up] == Paint(rgb: RGB(0x00ff00), indexed16: 10))
    }

    @Test func everyFaultHasItsLine() {
        let text = """
            summary = 5
            colour = "red"
            [roles]
            upp = "#fff"
            down = "#ff"
            text = 256
            bg = { rgb = 3 }
            sel = { mono = "blink" }
            chip = { 16 = 99, glow = true }
            """
        #expect(
            faults(text) == [
                "themes/mine.toml:1: summary must be a text.",
                "themes/mine.toml:2: A theme has summary, inherit and [roles], but no colour. Remove it.",
                "themes/mine.toml:4: There is no role named upp. Did you mean up?",
                "themes/mine.toml:5: down: \"#ff\" is no colour. Write #rgb, #rrggbb, a number from 0 to 255, default, or a"
                    + " name such as red or bright-red.",
                "themes/mine.toml:6: text: 256 is not from 0 to 255.",
                "themes/mine.toml:7: bg: rgb must be #rgb, #rrggbb or default.",
                "themes/mine.toml:8: sel: mono is one of bold, underline, reverse, none, not \"blink\".",
                "themes/mine.toml:9: chip: 16 must be a number from 0 to 15, one of the sixteen names, or default.",
            ])
    }
}

@Suite("The themes that come with the program")
struct ShippedThemeTests {
    private let library = ThemeLibrary(folders: [ShareFolder(path: Checkout.path, origin: "checkout")])

    @Test func allCanBeLoaded() throws {
        let entries = library.entries()
        #expect(
            entries.map(\.name) == [
                "colour-blind-dark", "colour-blind-light", "dark", "light", "mono", "terminal-16",
            ])
        #expect(entries.allSatisfy { $0.faults.isEmpty && !$0.summary.isEmpty })
    }

    @Test func builtInOneEqualsItsFile() throws {
        #expect(try library.load("dark").theme == .dark)
    }

    /// Ratios against the ground, as WCAG counts them.
    @Test(arguments: ["dark", "light", "colour-blind-dark", "colour-blind-light"])
    func textStandsOut(name: String) throws {
        let theme = try library.load(name).theme
        let least: [(Role, Double)] = [
            (.text, 10), (.bright, 15), (.dim, 4.7), (.faint, 3), (.accent, 4.5), (.up, 4.5), (.down, 4.5),
            (.warn, 4.5), (.vwap, 4.5), (.emaFast, 4.5), (.emaSlow, 4.5), (.cvd, 4.5), (.sim, 4.5),
        ]
        for is256 in [false, true] {
            for (role, ratio) in least {
                #expect(try contrast(theme, role, .bg, is256) >= ratio, "\(role.name) on bg, 256: \(is256)")
            }
            for (front, ground) in [
                (Role.onAlarm, Role.alarm), (.onWarnBand, .warnBand), (.sim, .simBand), (.text, .sel),
            ] {
                #expect(
                    try contrast(theme, front, ground, is256) >= 4.5, "\(front.name) on \(ground.name), 256: \(is256)")
            }
        }
    }

    @Test func monoHasNoColourAndTerminalSixteenOnlyTheTerminalsOwn() throws {
        let mono = try library.load("mono").theme
        #expect(mono.paints.allSatisfy { $0.rgb == nil && $0.indexed256 == nil && $0.indexed16 == nil })
        #expect(mono[.sel].mono == .reverse && mono[.alarm].mono == .reverse && mono[.bright].mono == .bold)
        let sixteen = try library.load("terminal-16").theme
        #expect(sixteen.paints.allSatisfy { $0.rgb == nil && $0.indexed256 == $0.indexed16 })
        #expect(Role.allCases.allSatisfy { sixteen[$0].indexed16 == Theme.dark[$0].indexed16 })
    }

    private func contrast(_ theme: Theme, _ front: Role, _ ground: Role, _ is256: Bool) throws -> Double {
        let colours = try [front, ground].map { role in
            let paint = theme[role]
            return luminance(try #require(is256 ? paint.indexed256.map(RGB.xterm) : paint.rgb))
        }
        return ((colours.max() ?? 0) + 0.05) / ((colours.min() ?? 0) + 0.05)
    }

    /// Relative luminance, with the power of 2.4 taken as 2.2 to need no library; within 3 % of the definition.
    private func luminance(_ colour: RGB) -> Double {
        func linear(_ value: UInt8) -> Double {
            let part = Double(value) / 255
            return part <= 0.03928 ? part / 12.92 : power((part + 0.055) / 1.055)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    /// x^2.4 as x² · x^0.4, the last by Newton's fifth root of x².
    private func power(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
        return x * x * root
    }
}
