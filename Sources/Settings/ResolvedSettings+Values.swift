import Market

/// Settings as the parts that use them want them.
extension ResolvedSettings {
    package var feed: FeedChoice { text(.feed).flatMap(FeedChoice.init(rawValue:)) ?? .auto }
    package var account: String? { text(.account) }
    /// Dollars.
    package var accountSize: Int { integer(.accountSize) }
    package var historyDays: Int { integer(.historyDays) }
    package var theme: String { text(.theme) ?? "dark" }
    package var keymap: String { text(.keymap) ?? "default" }
    /// `auto`, `direct`, `palette`, `256`, `16`, `8`, `none`
    package var colours: String { text(.colours) ?? "auto" }
    /// `auto`, `unicode`, `ascii`
    package var glyphs: String { text(.glyphs) ?? "auto" }
    /// `braille`, `solid`, `ascii`
    package var candles: String { text(.candles) ?? "braille" }
    package var isMouseOn: Bool { self[.mouse].value != .flag(false) }
    /// Milliseconds.
    package var frameInterval: Int { integer(.frameInterval) }
    /// The file of economic events, as set; nil for the standard one.
    package var eventsFile: String? { text(.eventsFile) }
    /// Addresses and paths, as set.
    package var newsSources: [String] {
        if case .list(let texts) = self[.newsSources].value { texts } else { [] }
    }
    /// Minutes.
    package var newsEvery: Int { integer(.newsEvery) }
    package var focusScore: Int { integer(.focusScore) }
    package var focusCount: Int { integer(.focusCount) }
    /// Minutes.
    package var eventMinutes: Int { integer(.eventMinutes) }
    /// Hundredths of a percent of the account.
    package var focusRisk: Int { hundredths(.focusRisk) }
    /// Hundredths of a percent of the account.
    package var dailyLoss: Int { hundredths(.dailyLoss) }
    /// Shares, 0 to 1.
    package var focusQuality: Double { Double(integer(.focusQuality)) / 100 }
    package var noTradePercentile: Double { Double(integer(.focusPercentile)) / 100 }
    /// `auto`, `on`, `off`
    package var briefing: String { text(.briefing) ?? "auto" }
    package var briefingModel: String { text(.briefingModel) ?? "" }
    package var briefingURL: String { text(.briefingURL) ?? "" }
    /// `none`, `web`, `x`, `both`
    package var briefingSearch: String { text(.briefingSearch) ?? "none" }
    /// Minutes.
    package var briefingEvery: Int { integer(.briefingEvery) }
    /// Cents a day.
    package var briefingBudget: Int { hundredths(.briefingBudget) }
    /// `level`, `agreement`, `regime`
    package var briefingEvents: [String] {
        if case .list(let names) = self[.briefingEvents].value { names } else { [] }
    }
    /// The key of the model's server, never to be shown.
    package var briefingKey: String? { text(.xaiKey) }
    package var emaFast: Int { integer(.emaFast) }
    package var emaSlow: Int { integer(.emaSlow) }
    package var simulationSeed: UInt64 { UInt64(integer(.simulationSeed)) }

    /// Hundredths of what a setting says.
    private func hundredths(_ key: SettingKey) -> Int {
        guard case .number(let number) = self[key].value else { return 0 }
        return Int((number * 100).rounded())
    }

    /// `debug`, `info`, `warn`, `error`
    package var logLevel: String {
        let level = text(.logLevel) ?? "info"
        return level == "warning" ? "warn" : level
    }

    /// A multiple of real time; nil is as fast as the machine can.
    package var simulationSpeed: Double? {
        guard case .number(let factor) = self[.simulationSpeed].value else { return nil }
        return factor
    }

    package var plan: TradingPlan {
        TradingPlan(
            entriesFrom: clock(.entriesFrom), entriesTo: clock(.entriesTo), windDown: clock(.windDown),
            flatBy: clock(.flatBy))
    }

    package var numbers: NumberStyle {
        let group: Character? =
            switch text(.numberGroup) {
            case "space": " "
            case "apostrophe": "'"
            case "none": nil
            default: ","
            }
        return NumberStyle(group: group, minus: NumberStyle.screen.minus)
    }

    /// What to watch: `symbols`, else the six products in the size of `contract-mode`.
    package var symbols: [String] {
        if case .list(let names) = self[.symbols].value { return names }
        return text(.contractMode) == "full"
            ? ["GC", "SI", "HG", "CL", "ES", "NQ"] : ["MGC", "SIL", "MHG", "MCL", "MES", "MNQ"]
    }

    /// The products that names are read against.
    package var specs: ContractSpecs { instruments.specs }

    /// The folder of what is kept, as set; nil for the machine's default.
    package var dataDirectory: String? { text(.dataDirectory) }

    /// Values that must never be shown or logged.
    package var secrets: [String] {
        settings.compactMap { $0.key.isSecret ? $0.value?.text : nil }
    }

    /// Nil where the port is off.
    package var port: Int? { integer(.port) == 0 ? nil : integer(.port) }
    package var bind: String? { text(.bind) }
    package var portKey: String? { text(.portKey) }

    package var hasMassiveKey: Bool { self[.massiveKey].value != nil }
    /// The key of the Massive feed, never to be shown.
    package var massiveKeyText: String? { text(.massiveKey) }
    package var massiveURL: String { text(.massiveURL) ?? "" }
    /// As set; nil for the server that the plan allows.
    package var massiveSocket: String? { text(.massiveSocket) }
    /// As set; nil for Yahoo's own.
    package var yahooURL: String? { text(.yahooURL) }
}

/// Which feed the user wants.
package enum FeedChoice: String, CaseIterable, Sendable {
    case auto, massive, yahoo, simulated
}
