import Canvas
import Engine
import Market
import Runtime
import Settings
import State
import Storage

/// Everything a run needs to know, checked before anything starts.
struct Launch: Sendable {
    let settings: ResolvedSettings
    let environment: [String: String]
    /// The settings file that was looked for, and whether it is there.
    let settingsFile: String
    let hasSettingsFile: Bool
    let paths: Paths
    /// The data folder of this kind of run.
    let dataFolder: String
    /// Where accounts are kept instead of there.
    let redis: RedisAddress?
    let theme: LoadedTheme
    let themes: ThemeLibrary
    let keymap: LoadedKeymap
    let keymaps: KeymapLibrary
    let plan: FeedPlan
    /// The calendar of economic events; nil without a file of them.
    let events: EconomicEvents?
    /// Where headlines and events come from.
    let news: NewsPlan
    /// Who writes briefings; nil where they are off.
    let briefing: BriefingPlan?
    /// Why this feed, as a sentence; nil where the command line named it.
    let feedReason: String?
    /// What is not wrong but should be mended.
    let warnings: [Fault]

    /// The engine's part of the settings.
    var engine: EngineConfiguration {
        var configuration = EngineConfiguration(
            mode: plan.mode, source: plan.source, plan: settings.plan, keptDays: settings.historyDays,
            emaFastLength: settings.emaFast, emaSlowLength: settings.emaSlow, specs: settings.specs)
        configuration.program = ProgramFile.identity
        configuration.account = settings.account
        configuration.focus = settings.focus(events)
        configuration.briefing = briefing?.rules
        return configuration
    }

    /// The log of this run; without a file nothing is written anywhere.
    func makeLog(toFile: Bool) -> Log {
        let level = LogLine.Level.allCases.first { String(describing: $0) == settings.logLevel } ?? .info
        return Log(
            path: toFile ? paths.logFile : nil, redactor: SecretRedactor(secrets: settings.secrets), level: level)
    }

    /// Where this run keeps its facts.
    func storage(_ hold: FolderHold) -> StorageSetup {
        StorageSetup(folder: dataFolder, redis: redis, readOnlyReason: hold.readOnlyReason)
    }

    /// The bars that live feeds keep; nil where the market is not a live one.
    ///
    /// - Parameter keeps: false for a desk that may only look.
    func openBars(keeps: Bool, _ log: Log) throws -> BarStore? {
        guard case .live(let plan) = plan else { return nil }
        // Weekends, holidays and a week to look back at.
        let days = plan.historyDays * 7 / 5 + 14
        return try BarStore(
            path: BarStore.path(in: dataFolder), access: keeps ? .keep : .look, specs: plan.specs, keptDays: days
        ) { log.write(.warn, part: "bars", $0) }
    }

    /// Makes the folders of this run, for this user alone. Without the log's folder the desk still runs: the log says so
    /// itself.
    func createFolders() throws(CopilotError) {
        try? Paths.create(paths.state)
        do { try Paths.create(dataFolder) } catch {
            throw .badSettings(error.faults)
        }
    }
}
