import Briefing
import Market
import Settings
import State
import Transport

/// Who writes briefings in a run, and why.
struct BriefingPlan: Sendable {
    let rules: BriefingRules
    /// Nil where the desk writes by itself.
    let service: BriefingService?
    let templates: PromptTemplates
    /// Dollars a day.
    let budget: Money
    /// The market that texts speak of.
    let world: String

    /// Nil where briefings are off.
    init?(_ settings: ResolvedSettings, _ plan: FeedPlan, _ around: Surroundings) throws(SettingsError) {
        guard settings.briefing != "off" else { return nil }
        let (isAsked, reason) = Self.choice(settings, plan.mode)
        let search = BriefingService.Search(rawValue: settings.briefingSearch) ?? .none
        service =
            isAsked
            ? BriefingService(
                baseURL: settings.briefingURL, model: settings.briefingModel,
                key: settings.briefingKey.flatMap { ServiceKey($0) }, search: search)
            : nil
        rules = BriefingRules(
            model: service?.model, reason: reason, everyMinutes: settings.briefingEvery,
            triggers: Set(settings.briefingEvents.compactMap(BriefingTrigger.init(rawValue:))))
        templates = try around.promptTemplates()
        budget = Money(dollars: 0, cents: Int64(settings.briefingBudget))
        world = plan.world
    }

    /// Whether a model is asked, and why. What is not a live market never leaves this machine: there only a server on the
    /// machine itself is asked, and only where the settings say so.
    static func choice(_ settings: ResolvedSettings, _ mode: RunMode) -> (isAsked: Bool, reason: String) {
        let isNear = isOnThisMachine(settings.briefingURL)
        if mode != .live {
            return settings.briefing == "on" && isNear
                ? (true, "rehearsed with the server on this machine")
                : (false, "nothing of a \(mode == .replay ? "replayed" : "simulated") market is sent to a model")
        }
        if settings.briefingKey != nil || isNear { return (true, "as set") }
        return (false, "no key is set; put it into XAI_API_KEY or xai-api-key")
    }

    /// `http://127.0.0.1:8102/v1`, `http://localhost/v1`, `http://[::1]:8102`
    static func isOnThisMachine(_ url: String) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: url.lowercased().hasPrefix) else { return false }
        let authority = url.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        guard !authority.contains("@") else { return false }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(host.lowercased())
    }
}

extension FeedPlan {
    /// The market of a run, so that texts of one are not shown in another.
    fileprivate var world: String {
        switch self {
        case .simulated(let configuration): "sim seed \(configuration.seed)"
        case .live(let plan): plan.source
        case .replay(let files, _, _): "replay " + files.map(\.name).joined(separator: " ")
        }
    }
}

extension Surroundings {
    /// The prompts' templates, with the user's own from the folder `prompts` beside the settings file.
    fileprivate func promptTemplates() throws(SettingsError) -> PromptTemplates {
        let folder = (settingsFile.lastIndex(of: "/").map { settingsFile[..<$0] } ?? ".") + "/prompts"
        var own: [PromptTemplate.Name: (text: String, file: String)] = [:]
        for name in PromptTemplate.Name.allCases {
            let path = "\(folder)/\(name.rawValue).txt"
            guard Paths.exists(path) else { continue }
            own[name] = (try TextFile(reading: path).text, path)
        }
        do { return try PromptTemplates(own: own) } catch { throw .faults([Fault("\(error)")]) }
    }
}

extension Launch {
    /// The writer of this run's briefings; nil where they are off. Of two desks on one folder the first one keeps them.
    func makeBriefingWriter(keeps: Bool) -> BriefingWriter? {
        briefing.map { plan in
            BriefingWriter(
                BriefingWriter.Setup(
                    service: plan.service, templates: plan.templates, budget: plan.budget,
                    file: keeps ? dataFolder + "/briefing.json" : nil, world: plan.world,
                    trust: TrustedCertificates(environment: environment)))
        }
    }
}
