import Canvas
import Desk
import Feeds
import Glibc
import Market
import Settings
import State
import Storage
import Support
import Terminal
import Testing

@testable import copilot

/// Surroundings inside a test's folder, with the checkout's themes and keymaps; Yahoo and Massive's schedule only where
/// the test wants them.
func surroundings(
    _ folder: Folder, flags: [String: String] = [:], environment: [String: String] = [:],
    yahooObstacle: String? = "no network",
    schedule: ScheduleQuestion.Answer = .failure(.outage(status: 503))
) -> Surroundings {
    Surroundings(
        flags: flags, environment: environment, home: folder.path,
        executable: Checkout.root.path + "/.build/debug/copilot", now: Timestamp(seconds: 1_704_466_320),
        yahooObstacle: { _, _ in yahooObstacle }, askSchedule: { _ in schedule })
}

@Suite("What a run needs is checked before it starts")
struct LaunchTests {
    @Test func defaultsGiveASimulatedMarketAndSayWhy() throws {
        try withFolder { folder in
            let launch = try Launch.prepare(surroundings(folder), feed: .chosenBySettings)
            #expect(launch.theme.theme == .dark && launch.keymap.keymap == .standard)
            #expect(
                launch.feedReason
                    == "The market is simulated: no Massive key is set, and Yahoo cannot be had (no network).")
            #expect(launch.dataFolder == folder.path + "/.local/share/copilot/sim")
            guard case .simulated(let configuration) = launch.plan else {
                Issue.record("not simulated")
                return
            }
            #expect(configuration.instruments.map(\.root) == ["MGC", "SIL", "MHG", "MCL", "MES", "MNQ"])
            #expect(configuration.seed == 1 && configuration.speed == .times(1))
            #expect(launch.engine.mode == .simulated && launch.engine.keptDays == 30)
        }
    }

    @Test func withoutAKeyYahooIsTakenWhereItAnswers() throws {
        try withFolder { folder in
            let launch = try Launch.prepare(surroundings(folder, yahooObstacle: nil), feed: .chosenBySettings)
            #expect(launch.plan.mode == .live && launch.plan.source == "yahoo")
            #expect(launch.feedReason == "Prices come from Yahoo, about 10 minutes late: no Massive key is set.")
            #expect(launch.dataFolder == folder.path + "/.local/share/copilot")
            #expect(launch.engine.mode == .live && launch.engine.source == "yahoo")
        }
    }

    @Test func aKeyMeansMassive() throws {
        try withFolder { folder in
            let around = surroundings(folder, environment: ["MASSIVE_API_KEY": "abcdef"])
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(launch.plan.mode == .live && launch.plan.source == "massive")
            #expect(launch.feedReason == "Prices come from Massive: its key is set.")
            let message = folder.message {
                _ = try Launch.prepare(surroundings(folder, flags: ["feed": "massive"]), feed: .chosenBySettings)
            }
            #expect(message.contains("--feed: feed = \"massive\" needs a key"))
        }
    }

    @Test func aDeskThatHasShownARealMarketIsNotLeftForASimulatedOne() throws {
        try withFolder { folder in
            let around = surroundings(folder)
            let data = around.paths.liveData
            try Paths.create(data)
            let instrument = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 5)))
            let store = try BarStore(path: BarStore.path(in: data)) { Issue.record("\($0)") }
            store.keep(
                randomBars(3, from: around.now, seed: 1), of: ArchivedSeries(instrument: instrument, source: "yahoo"),
                complete: nil, at: around.now)
            store.finish()
            let launch = try Launch.prepare(around, feed: .chosenBySettings)
            #expect(launch.plan.source == "yahoo")
            #expect(launch.feedReason?.contains("has shown a real market before") == true)
            let asked = try Launch.prepare(
                surroundings(folder, flags: ["feed": "simulated"]), feed: .chosenBySettings)
            #expect(asked.plan.mode == .simulated && asked.feedReason == nil)
            #expect(around.likelyMode(launch.settings) == .live)
        }
    }

    @Test func settingsShapeTheRun() throws {
        try withFolder { folder in
            try folder.write(
                ".config/copilot/copilot.conf",
                "symbols = [\"NQH4\"]\nhistory-days = 5\ndata-dir = \"~/desk\"\nema.fast = 5\ntheme = \"~/mine.toml\"")
            try folder.write("mine.toml", "inherit = \"light\"")
            let launch = try Launch.prepare(
                surroundings(folder, flags: ["sim.speed": "max", "feed": "simulated"]), feed: .chosenBySettings)
            guard case .simulated(let configuration) = launch.plan else { return }
            #expect(configuration.instruments.map(\.symbol) == ["NQH4"])
            #expect(configuration.speed == .maximum && configuration.days == 4)
            #expect(launch.engine.emaFastLength == 5)
            #expect(launch.feedReason == nil)
            #expect(launch.theme.theme.name == "mine")
            #expect(try launch.themes.load("mine").theme == launch.theme.theme, "it can be loaded again by its name")
            #expect(launch.themes.entries().contains { $0.path == folder.path + "/mine.toml" })
            #expect(
                launch.theme.files.map { $0.split(separator: "/").last } == ["mine.toml", "light.toml", "dark.toml"])
            try launch.createFolders()
            #expect(Paths.exists(folder.path + "/desk/sim") && Paths.exists(folder.path + "/.local/state/copilot"))
        }
    }

    @Test func theUsersInstrumentsReachTheFeeds() throws {
        try withFolder { folder in
            try folder.write(
                ".config/copilot/copilot.conf", "symbols = [\"ZF 03-24\", \"MNQ\"]\n" + OwnInstruments.conf)
            let launch = try Launch.prepare(surroundings(folder), feed: .chosenBySettings)
            guard case .simulated(let configuration) = launch.plan else {
                Issue.record("not simulated")
                return
            }
            #expect(configuration.instruments.map(\.symbol) == ["ZFH4", "MNQ"])
            #expect(configuration.instruments[1].spec.costPerSide == Money(dollars: 0, cents: 62))
            let bars = "timestamp,open,high,low,close,volume\n2024-01-02T14:30:00Z,108.5,108.5078125,108.5,108.5,8\n"
            let files = [RecordingFile(path: try folder.write("bars.csv", bars), symbol: "ZFH4")]
            let replay = try Launch.prepare(surroundings(folder), feed: .replay(files, .init()))
            let feed = try #require(try replay.plan.makeFeed() as? ReplayFeed)
            #expect(feed.instruments.map(\.symbol) == ["ZFH4"])
            let wrong = [RecordingFile(path: "a.csv", symbol: "ZZZ4"), RecordingFile(path: "b.csv", symbol: "ZFF4")]
            let message = folder.message {
                _ = try Launch.prepare(surroundings(folder), feed: .replay(wrong, .init()))
            }
            let lines = message.split(separator: "\n")
            #expect(lines.count == 2 && lines[0].contains("no product ZZ is known"), "\(message)")
            #expect(lines.last == "b.csv: \"ZFF4\": ZF has no contract for 2024-01; check the month letter")
        }
    }

    @Test func everythingWrongIsSaidAtOnce() throws {
        try withFolder { folder in
            try folder.write(".config/copilot/copilot.conf", "frame-interval = 5\ntheme = \"drak\"\nkeymap = \"mine\"")
            try folder.write(".config/copilot/keymaps/mine.toml", "[global]\npane.zom = \"z\"")
            let message = folder.message {
                _ = try Launch.prepare(surroundings(folder, flags: ["feed": "x"]), feed: .chosenBySettings)
            }
            #expect(
                message == """
                    .config/copilot/copilot.conf:1: frame-interval must be a whole number from 33 to 250, not "5".
                    --feed: feed must be one of auto, massive, yahoo, simulated, not "x".
                    .config/copilot/copilot.conf:2: There is no theme named drak. Did you mean dark?
                    .config/copilot/keymaps/mine.toml:2: There is no action named pane.zom. Did you mean pane.zoom?
                    """)
        }
    }

    @Test func fileWithKeysThatOthersReadIsAWarning() throws {
        try withFolder { folder in
            let file = try folder.write(".config/copilot/copilot.conf", "xai-api-key = \"secret\"")
            chmod(file, 0o644)
            let launch = try Launch.prepare(surroundings(folder), feed: .chosenBySettings)
            #expect(launch.warnings.map(\.place) == [file])
            #expect(launch.settings.secrets == ["secret"])
        }
    }

    @Test func namedSettingsFileMustBeThere() throws {
        try withFolder { folder in
            var around = surroundings(folder)
            around.config = folder.path + "/mine.conf"
            let message = folder.message { _ = try Launch.prepare(around, feed: .chosenBySettings) }
            #expect(message.hasPrefix("mine.conf: cannot be read: no such file or directory."))
        }
    }
}

@Suite("Settings and the parts that use them know the same words")
struct SettingWordsTests {
    @Test func wordsAgree() {
        #expect(SettingKey.candles.kind == .word(CandleStyle.allCases.map(\.rawValue)))
        #expect(SettingKey.colours.kind == .word(["auto"] + ColourDepth.allCases.map(\.rawValue)))
        #expect(SettingKey.glyphs.kind == .word(TerminalSettings.Glyphs.allCases.map(\.rawValue)))
        #expect(SettingKey.feed.kind == .word(FeedChoice.allCases.map(\.rawValue)))
    }
}

@Suite("The keymaps that come with the program and the desk's actions")
struct KeymapCoverageTests {
    /// What a list or the palette reaches, and no key.
    private static let reachedByList = ["chart.toggle_", "scanner.sort_by_"]

    @Test(arguments: ["default", "vim"]) func everyActionHasAKey(name: String) throws {
        let library = KeymapLibrary(
            folders: [ShareFolder(path: Checkout.root.path, origin: "checkout")], actions: knownActions)
        let keymap = try library.load(name).keymap
        for action in Actions.all where !Self.reachedByList.contains(where: action.name.hasPrefix) {
            #expect(!keymap.keys(for: action.name, in: action.scope).isEmpty, "\(action.name) has no key")
        }
    }
}
