import Support
import Testing

@testable import copilot

@Suite("doctor")
struct DoctorTests {
    private func report(
        _ folder: Folder, flags: [String: String] = [:], environment: [String: String] = [:]
    ) -> DoctorReport {
        Doctor(surroundings(folder, flags: flags, environment: environment)).report()
    }

    @Test func tellsWhereEverythingCameFrom() throws {
        try withFolder { folder in
            try folder.write(".config/copilot/copilot.conf", "\ncandles = \"solid\"\n")
            let report = report(
                folder, flags: ["theme": "mono"],
                environment: ["TERM": "xterm-256color", "ACCOUNT_SIZE": "150000", "XAI_API_KEY": "verysecret"])
            #expect(report.isWell)
            let text = report.text.replacing(folder.path, with: "HOME")
            #expect(text.contains("candles             solid  from HOME/.config/copilot/copilot.conf:2\n"))
            #expect(text.contains("account-size        150000  from environment (ACCOUNT_SIZE)\n"))
            #expect(text.contains("theme               mono  from --theme\n"))
            #expect(text.contains("xai-api-key         set, from environment (XAI_API_KEY)\n"))
            #expect(!text.contains("verysecret"))
            #expect(text.contains("kind                xterm-256color\n"))
            #expect(text.contains("colours             palette: "))
            #expect(text.contains("data, simulated     HOME/.local/share/copilot/sim  (made at the first start)\n"))
            #expect(text.hasSuffix("All is well.\n"))
        }
    }

    @Test func showsTheInstrumentsOfTheSettings() throws {
        try withFolder { folder in
            try folder.write(".config/copilot/copilot.conf", OwnInstruments.conf)
            let text = report(folder).text.replacing(folder.path + "/.config/copilot/", with: "")
            #expect(
                text.contains("\n  MNQ                 cost-per-side 0.62, day-margin 99.50  from copilot.conf:1\n"))
            #expect(
                text.contains("\n  ZF                  tick 0.0078125 worth 7.8125 USD  own, from copilot.conf:4\n"))
            #expect(text.contains("\n  FDAX                tick 1 worth 25.00 EUR  own, from copilot.conf:13\n"))
            #expect(!text.contains("\n  MES  "), "what is built in is not listed")
        }
    }

    @Test func complainsOfEverythingAndGoesOn() throws {
        try withFolder { folder in
            try folder.write(".config/copilot/copilot.conf", "mose = true\n")
            try folder.write(".config/copilot/themes/half.toml", "[roles]\nup = \"#ff\"\n")
            try folder.write(".config/copilot/keymaps/two.toml", "[global]\npane.zoom = \"z\"\npane.next = \"z\"\n")
            try folder.write(".local/state", "")
            let report = report(folder, flags: ["keymap": "none"])
            #expect(report.complaints == 5)
            let text = report.text.replacing(folder.path, with: "HOME")
            #expect(
                text.contains(
                    "! HOME/.config/copilot/copilot.conf:1: There is no setting named mose. Did you mean mouse?"))
            #expect(text.contains("! HOME/.config/copilot/themes/half.toml:2: up: \"#ff\" is no colour."))
            #expect(
                text.contains(
                    "! HOME/.config/copilot/keymaps/two.toml:3: z means pane.next [global] and pane.zoom [global]"))
            #expect(text.contains("! HOME/.local/state/copilot: cannot be written: HOME/.local/state is a file."))
            #expect(text.contains("! none is chosen, and is not among these."))
            #expect(text.hasSuffix("5 to mend, marked with !\n"))
        }
    }

    @Test func textFromOutsideIsData() throws {
        try withFolder { folder in
            let report = report(folder, flags: ["account": "\u{1b}[2JEVAL\u{7}"])
            #expect(!report.text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
            #expect(report.text.contains("EVAL"))
        }
    }
}
