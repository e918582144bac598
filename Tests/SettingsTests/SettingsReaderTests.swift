import Market
import Testing

@testable import Settings

private func read(
    _ text: String? = nil, flags: [String: String] = [:], environment: [String: String] = [:]
) throws -> ResolvedSettings {
    let file = text.map { TextFile(path: "copilot.conf", text: $0) }
    return try SettingsReader(flags: flags, environment: environment, file: file).read()
}

private func faults(
    _ text: String? = nil, flags: [String: String] = [:], environment: [String: String] = [:]
) -> [String] {
    do {
        _ = try read(text, flags: flags, environment: environment)
        return []
    } catch {
        return (error as? SettingsError)?.faults.map(\.description) ?? ["\(error)"]
    }
}

@Suite("Where the value of a setting comes from")
struct SettingsReaderTests {
    @Test func defaultsHoldWithoutAnything() throws {
        let settings = try read()
        #expect(settings.theme == "dark")
        #expect(settings.plan == .standard)
        #expect(settings.symbols == ["MGC", "SIL", "MHG", "MCL", "MES", "MNQ"])
        #expect(settings.numbers == .screen)
        #expect(settings.settings.allSatisfy { $0.origin == .standard })
    }

    @Test func sourcesOfNewsAreAddressesAndPaths() throws {
        let settings = try read("news.sources = [\"https://example.com/a?b=c,d\", \"~/my feeds/x.xml\"]\n")
        #expect(settings.newsSources == ["https://example.com/a?b=c,d", "~/my feeds/x.xml"] && settings.newsEvery == 5)
        let environment = try read(environment: ["COPILOT_NEWS_SOURCES": "https://example.com/a ~/x.ics"])
        #expect(environment.newsSources == ["https://example.com/a", "~/x.ics"])
        for text in ["ftp://example.com", "https://", "https:///path", "https://exa mple.com"] {
            #expect(faults("news.sources = [\"\(text)\"]\n").count == 1, "\(text)")
        }
    }

    @Test func flagBeatsEnvironmentBeatsFileBeatsDefault() throws {
        let file = "theme = \"mono\"\n"
        let environment = ["COPILOT_THEME": "light"]
        let flagged = try read(file, flags: ["theme": "terminal-16"], environment: environment)
        #expect(flagged.theme == "terminal-16")
        #expect(flagged[.theme].origin == .flag("--theme"))
        let exported = try read(file, environment: environment)
        #expect(exported.theme == "light")
        #expect(exported[.theme].origin == .environment("COPILOT_THEME"))
        let written = try read("# note\n" + file)
        #expect(written.theme == "mono")
        #expect(written[.theme].origin == .file(path: "copilot.conf", line: 2))
    }

    @Test(arguments: [
        ("ACCOUNT_SIZE", "150000", "account-size"), ("DEFAULT_ACCOUNT_SIZE", "150000", "account-size"),
        ("CONTRACT_MODE", "full", "contract-mode"), ("LOG_LEVEL", "debug", "log-level"),
        ("MASSIVE_API_KEY", "abc", "massive-api-key"), ("XAI_API_KEY", "abc", "xai-api-key"),
        ("REDIS_URL", "redis://localhost", "redis-url"), ("COPILOT_PLAN_FLAT_BY", "13:00", "plan.flat-by"),
    ])
    func environmentNamesAreUnderstood(name: String, value: String, key: String) throws {
        let key = try #require(SettingKey.byName[key])
        let setting = try read(environment: [name: value])[key]
        #expect(setting.origin == .environment(name))
        #expect(setting.value?.text == value)
    }

    @Test func ownNameBeatsTheOriginals() throws {
        let settings = try read(environment: ["ACCOUNT_SIZE": "1000", "COPILOT_ACCOUNT_SIZE": "2000"])
        #expect(settings.accountSize == 2_000)
    }

    @Test func emptyVariableSaysNothing() throws {
        #expect(try read(environment: ["MASSIVE_API_KEY": ""]).hasMassiveKey == false)
    }

    @Test func upperCaseLogLevelsOfTheOriginalAreRead() throws {
        #expect(try read(environment: ["LOG_LEVEL": "WARNING"]).logLevel == "warn")
    }

    @Test func contractModeChoosesTheSymbols() throws {
        #expect(try read("contract-mode = \"full\"").symbols == ["GC", "SI", "HG", "CL", "ES", "NQ"])
        #expect(try read("symbols = [\"mes\", \"NQH4\"]").symbols == ["MES", "NQH4"])
    }

    @Test func tablesAndDottedKeysAreTheSame() throws {
        let dotted = try read("plan.entries-from = \"03:00\"\nema.fast = 8")
        let headed = try read("[plan]\nentries-from = \"03:00\"\n[ema]\nfast = 8")
        #expect(dotted.plan.entriesFrom == 180 && headed.plan.entriesFrom == 180)
        #expect(dotted.emaFast == 8 && headed.emaFast == 8)
        #expect(headed[.emaFast].origin == .file(path: "copilot.conf", line: 4))
    }

    @Test func aLongValueIsNotRepeatedWhole() {
        var reader = SettingsReader(flags: ["symbols": String(repeating: "ZZ,", count: 3_000)], environment: [:])
        reader.file = nil
        let sentence = reader.examine().faults.map(\.description).joined()
        #expect(sentence.contains("ZZ,ZZ,ZZ") && sentence.contains("…"))
        #expect(sentence.count < 1_000)
    }

    @Test func speedIsANumberOrMax() throws {
        #expect(try read("sim.speed = 2.5").simulationSpeed == 2.5)
        #expect(try read("sim.speed = \"max\"").simulationSpeed == nil)
    }

    @Test func secretsAreNeverShown() throws {
        let settings = try read("massive-api-key = \"topsecret\"", environment: ["XAI_API_KEY": "alsosecret"])
        let report = settings.settings.map { "\($0.key.name) \($0.shown) \($0.origin.text)" }.joined(separator: "\n")
        #expect(!report.contains("secret"))
        #expect(report.contains("massive-api-key set from copilot.conf:1"))
        #expect(report.contains("xai-api-key set from environment (XAI_API_KEY)"))
        #expect(faults("massive-api-key = 12345") == ["copilot.conf:1: massive-api-key must be a text."])
    }
}

@Suite("What is wrong in settings is said with its place, all at once")
struct SettingsFaultTests {
    @Test func syntaxHasItsLine() {
        let found = faults("theme = \"dark\"\nkeymap = \n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("copilot.conf:2: This is not TOML: ") == true)
        #expect(
            faults("theme dark") == [
                "copilot.conf:1: This is not TOML: expected '=', saw 'd', in the key-value pair. Mend this line, or put #"
                    + " before it."
            ])
    }

    @Test func unknownKeyNamesTheNearestOne() {
        #expect(
            faults("\n\nthem = \"dark\"") == [
                "copilot.conf:3: There is no setting named them. Did you mean theme?"
            ])
        #expect(faults("[plan]\nflat_by = \"12:00\"").first?.contains("Did you mean plan.flat-by?") == true)
    }

    @Test func everythingWrongIsSaidAtOnce() {
        let found = faults(
            "frame-interval = 5\nmouse = \"maybe\"\ncandels = \"solid\"", flags: ["feed": "nyse"],
            environment: ["CONTRACT_MODE": "mini"])
        #expect(
            found == [
                "copilot.conf:1: frame-interval must be a whole number from 33 to 250, not \"5\".",
                "copilot.conf:2: mouse must be true or false, not \"maybe\".",
                "copilot.conf:3: There is no setting named candels. Did you mean candles?",
                "--feed: feed must be one of auto, massive, yahoo, simulated, not \"nyse\".",
                "CONTRACT_MODE in the environment: contract-mode must be one of micro, full, not \"mini\".",
            ])
    }

    @Test(arguments: [
        ("plan.flat-by = \"25:00\"", "a time from 00:00 to 23:59"), ("plan.flat-by = 12", "a time from 00:00 to 23:59"),
        ("symbols = [\"XX\"]", "a list of "), ("symbols = [\"MES\", \"mes\"]", "a list of "),
        ("symbols = []", "a list of "), ("sim.speed = nan", "a number from 0.1 to 10000, or max"),
        ("account-size = 1e9", "a whole number"), ("theme = [\"dark\"]", "a text, not a list"),
    ])
    func badValuesAreRefused(text: String, allowed: String) {
        #expect(faults(text).count == 1)
        #expect(faults(text).first?.hasPrefix("copilot.conf:1: ") == true)
        #expect(faults(text).first?.contains("must be \(allowed)") == true)
    }

    @Test func settingsThatContradictAreNamed() {
        #expect(
            faults("[plan]\nwind-down = \"09:00\"") == [
                "copilot.conf:2: plan.entries-to (10:00) must not be after plan.wind-down (09:00). Change one of them."
            ])
        #expect(
            faults("ema.fast = 21") == [
                "copilot.conf:1: ema.fast (21) must be less than ema.slow (21). Change one of them."
            ])
    }

    @Test func everySettingIsConsistent() {
        #expect(Set(SettingKey.all.map(\.name)).count == SettingKey.all.count)
        let variables = SettingKey.all.flatMap(\.variables)
        #expect(Set(variables).count == variables.count)
        for key in SettingKey.all {
            #expect(key.help.hasSuffix("."), "\(key.name)")
            if let fallback = key.fallback {
                #expect(key.kind.value(fallback.text) == fallback, "\(key.name) reads its own default")
            }
        }
    }
}
