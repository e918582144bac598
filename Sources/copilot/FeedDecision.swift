import Feeds
import Settings
import State
import Storage

/// Which market a desk opens on, and why. Decided once, at the start: a desk that shows one kind of market never changes to
/// another.
struct FeedDecision: Equatable, Sendable {
    enum Choice: Sendable {
        case massive, yahoo, simulated
    }

    var choice: Choice
    /// A sentence; nil where the settings named the feed.
    var reason: String?

    var mode: RunMode { choice == .simulated ? .simulated : .live }
}

extension Surroundings {
    /// Decides as the settings say. Where they leave it open and there is no key, Yahoo is asked, for a moment, whether it
    /// can be had; once this user's desk has shown a real market, it is not left for a simulated one by itself.
    func decideFeed(_ settings: ResolvedSettings) -> FeedDecision {
        if let known = knownFeed(settings) { return known }
        let first = settings.instruments(near: now).first
        if let first, let obstacle = yahooObstacle(YahooService(url: settings.yahooURL), first) {
            let reason = "The market is simulated: no Massive key is set, and Yahoo cannot be had (\(obstacle))."
            return FeedDecision(choice: .simulated, reason: reason)
        }
        return FeedDecision(
            choice: .yahoo, reason: "Prices come from Yahoo, about 10 minutes late: no Massive key is set.")
    }

    /// The kind of market that the desk would most likely open on, without asking anybody.
    func likelyMode(_ settings: ResolvedSettings) -> RunMode { knownFeed(settings)?.mode ?? .simulated }

    /// Nil where Yahoo must be asked.
    private func knownFeed(_ settings: ResolvedSettings) -> FeedDecision? {
        switch settings.feed {
        case .massive: return FeedDecision(choice: .massive)
        case .yahoo: return FeedDecision(choice: .yahoo)
        case .simulated: return FeedDecision(choice: .simulated)
        case .auto: break
        }
        if settings.hasMassiveKey {
            return FeedDecision(choice: .massive, reason: "Prices come from Massive: its key is set.")
        }
        guard BarInspection(folder: paths(settings).liveData).hasBars else { return nil }
        let reason =
            "Prices come from Yahoo, about 10 minutes late: no Massive key is set, and this desk has shown a real market "
            + "before. `--feed simulated` opens the simulated one."
        return FeedDecision(choice: .yahoo, reason: reason)
    }
}
