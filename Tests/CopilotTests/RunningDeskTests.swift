import Glibc
import Support
import TerminalDriver
import Testing

/// Files that change, or cannot be written, while the desk runs.
@Suite struct RunningDeskTests {
    @Test func aSavedThemeIsTakenAndABrokenOneIsNot() throws {
        try withFolder { home in
            let name = ".config/copilot/themes/mine.toml"
            try home.write(name, "inherit = \"dark\"\n[roles]\ntext = \"#123456\"\n")
            let run = try ProgramRun(home, ["--feed", "simulated", "--theme", "mine"], columns: 260)
            #expect(run.shows("Scanner SIM", "● sim"))
            #expect(run.setsColour("12/34/56"))
            try home.write(name, "inherit = \"dark\"\n[roles]\ntext = \"#654321\"\n")
            #expect(run.shows("Theme and keymap read again."))
            #expect(run.setsColour("65/43/21"))
            let before = run.picture.commands.count
            try home.write(name, "inherit = \"dark\"\n[roles]\ntext = \"#65\"\n")
            #expect(run.shows("theme mine kept as it was: ", "mine.toml:3: text: \"#65\" is no colour."))
            #expect(run.picture.commands.dropFirst(before).allSatisfy { !$0.hasPrefix("4;") })
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(home.text(".local/state/copilot/copilot.log").contains(" warn desk theme mine not taken: "))
        }
    }

    @Test func aSavedKeymapIsTakenAndABrokenOneIsNot() throws {
        try withFolder { home in
            let name = ".config/copilot/keymaps/mine.toml"
            try home.write(name, "inherit = \"default\"\n[global]\npage.engine = \"8\"\n")
            let run = try ProgramRun(home, ["--feed", "simulated", "--keymap", "mine"], columns: 260)
            #expect(run.shows("Scanner SIM", "● sim"))
            try home.write(name, "inherit = \"default\"\n[global]\npage.engine = \"F5\"\n")
            #expect(run.shows("Theme and keymap read again."))
            run.press("8")
            #expect(run.shows("8 does nothing here"))
            run.press("F5")
            #expect(run.shows("Paths and terminal"))
            try home.write(name, "inherit = \"default\"\n[global]\npage.engin = \"F6\"\n")
            #expect(run.shows("keymap mine kept as it was: ", "mine.toml:3: There is no action named page.engin"))
            run.press("1")
            #expect(run.shows("Scanner SIM"))
            run.press("F5")
            #expect(run.shows("Paths and terminal"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
        }
    }

    @Test func aLogThatCannotBeWrittenDoesNotStopTheDesk() throws {
        try withFolder { home in
            try home.write(".local/state", "a file where a folder should be")
            let run = try ProgramRun(home)
            #expect(run.shows("Scanner SIM", "● sim"))
            run.press("8")
            #expect(run.shows("lines are shown here only"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            #expect(run.isWhole)
        }
    }

    @Test func secretsAreNowhere() throws {
        let secrets = [
            "MASSIVE_API_KEY": "massive0secret0of0mine", "XAI_API_KEY": "xai0secret0of0mine",
            "REDIS_URL": "redis://me:redis0secret0of0mine@localhost:6379/0",
        ]
        try withFolder { home in
            let run = try ProgramRun(home, [], secrets.mapValues { $0 })
            #expect(run.shows("Scanner SIM", "● sim"))
            run.press("8")
            #expect(run.shows("Paths and terminal", "Log SIM"))
            run.press("Ctrl-C")
            #expect(run.end() == .exited(0))
            let doctor = try ProgramRun(home, ["doctor"], secrets.mapValues { $0 })
            // Nobody answers at that Redis address, which the doctor calls a trouble.
            #expect(doctor.end() == .exited(1))
            #expect(doctor.outputText.contains("XAI_API_KEY"))
            let log = home.text(".local/state/copilot/copilot.log")
            #expect(log.contains("closed by the user"))
            for text in [run.outputText, doctor.outputText, log] { #expect(!text.contains("0secret0")) }
        }
    }
}
