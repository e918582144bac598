import Canvas
import Feeds
import Market
import Settings
import State
import Storage

extension Launch {
    /// Reads settings, theme and keymap; throws everything that is wrong at once.
    static func prepare(_ around: Surroundings, feed request: FeedRequest) throws(CopilotError) -> Launch {
        var (settings, faults) = readSettings(around)
        let paths = around.paths(settings)

        let themes = around.themes(settings)
        let keymaps = around.keymaps(settings)
        var theme = LoadedTheme(theme: .dark, files: [])
        var keymap = LoadedKeymap(keymap: .standard, files: [])
        do { theme = try themes.load(around.fileOrName(settings.theme)) } catch {
            faults += settings.faults(of: error, namedBy: .theme)
        }
        do { keymap = try keymaps.load(around.fileOrName(settings.keymap)) } catch {
            faults += settings.faults(of: error, namedBy: .keymap)
        }
        if case .replay(let files, _) = request {
            for file in files {
                do { try file.checkSymbol(settings.specs) } catch { faults.append(Fault(error.description)) }
            }
        }
        var events: EconomicEvents?
        do { events = try around.events(settings) } catch { faults += settings.faults(of: error, namedBy: .eventsFile) }
        var redis: RedisAddress?
        if let text = settings[.redisAddress].value?.text {
            do { redis = try RedisAddress(text) } catch { faults.append(Fault(error.description)) }
        }
        var (plan, reason) = plan(request, settings, around, hasFaults: !faults.isEmpty)
        if case .live(let live) = plan {
            let hours = around.tradingHours(live, settings)
            settings.follow(hours.told)
            plan = .live(live.following(hours, settings))
        }
        var briefing: BriefingPlan?
        do { briefing = try BriefingPlan(settings, plan, around) } catch { faults += error.faults }
        guard faults.isEmpty else { throw .badSettings(faults) }

        return Launch(
            settings: settings, environment: around.environment, settingsFile: around.settingsFile,
            hasSettingsFile: Paths.exists(around.settingsFile), paths: paths,
            dataFolder: dataFolder(paths, plan.mode), redis: redis, theme: theme, themes: themes, keymap: keymap,
            keymaps: keymaps, plan: plan, events: events, news: NewsPlan(settings, around), briefing: briefing,
            feedReason: reason,
            warnings: looseRights(around, settings).map { [$0] } ?? [])
    }

    /// Where runs of a kind keep their facts.
    static func dataFolder(_ paths: Paths, _ mode: RunMode) -> String {
        switch mode {
        case .live: paths.liveData
        case .simulated: paths.simulatedData
        case .replay: paths.replayData
        }
    }

    /// The settings, with defaults in place of what is wrong.
    static func readSettings(_ around: Surroundings) -> (settings: ResolvedSettings, faults: [Fault]) {
        var reader = SettingsReader(flags: around.flags, environment: around.environment)
        var unreadable: [Fault] = []
        if around.config != nil || Paths.exists(around.settingsFile) {
            do { reader.file = try TextFile(reading: around.settingsFile) } catch { unreadable = error.faults }
        }
        let (settings, faults) = reader.examine()
        return (settings, unreadable + faults)
    }

    /// A complaint about a settings file that holds keys and that others can read.
    static func looseRights(_ around: Surroundings, _ settings: ResolvedSettings) -> Fault? {
        let holdsKeys = settings.settings.contains { setting in
            if case .file = setting.origin { setting.key.isSecret } else { false }
        }
        return holdsKeys ? Paths.looseRights(of: around.settingsFile) : nil
    }

    /// The feed, and why.
    ///
    /// - Parameter hasFaults: the run will not begin, so nobody is asked for prices.
    static func plan(
        _ request: FeedRequest, _ settings: ResolvedSettings, _ around: Surroundings, hasFaults: Bool = false
    ) -> (plan: FeedPlan, reason: String?) {
        if case .replay(let files, let options) = request {
            return (.replay(files, options, settings.specs), nil)
        }
        let decision = hasFaults ? FeedDecision(choice: .simulated) : around.decideFeed(settings)
        if let live = around.livePlan(decision.choice, settings) { return (.live(live), decision.reason) }
        let configuration = SimulatedFeed.Configuration(
            seed: settings.simulationSeed,
            instruments: settings.instruments(near: around.now),
            start: SimulatedFeed.defaultStart(now: around.now), days: settings.historyDays - 1,
            speed: settings.simulationSpeed.map(PlaybackSpeed.times) ?? .maximum)
        return (.simulated(configuration), decision.reason)
    }
}
