import Feeds
import Market
import Settings
import State
import Transport

/// A live market: who tells it, and what is watched.
struct LivePlan: Sendable {
    enum Service: Sendable {
        /// The key is never to be shown. The socket is nil where the plan decides.
        case massive(key: String, url: String, socket: String?)
        case yahoo(YahooService)
    }

    var service: Service
    var instruments: [Instrument]
    /// Trading days before the current one.
    var historyDays: Int
    var specs: ContractSpecs
    var trust: TrustedCertificates
    /// When its products trade.
    var hours = TradingHours()

    /// As its reports name it.
    var source: String {
        switch service {
        case .massive: "massive"
        case .yahoo: YahooFeed.source
        }
    }

    /// - Parameter log: takes what the feed has to say besides its reports.
    func makeFeed(
        _ archive: any BarArchive, log: @escaping @Sendable (LogLine.Level, String) -> Void
    ) throws(CopilotError) -> any Feed {
        let live = LiveFeedSettings(
            instruments: instruments, historyDays: historyDays, archive: archive, trust: trust)
        switch service {
        case .massive(let key, let url, let socket):
            var own: SocketAddress?
            if let socket {
                own = SocketAddress(socket)
                guard own != nil else {
                    throw .feedRefused(
                        "massive-socket = \"\(socket)\" is no address of a socket; write wss://host/path. Without encryption "
                            + "(ws://) only this machine itself is spoken to.")
                }
            }
            var configuration = MassiveConfiguration(
                key: key, restURL: url, socket: own ?? .realTime, delayedSocket: own ?? .delayed, live: live,
                specs: specs)
            (configuration.hoursAsked, configuration.hoursNotes) = (hours.askedAt, hours.notes)
            if hours.askedAt != nil { archive.keep(hours.told) }
            return MassiveFeed(configuration: configuration, log: log)
        case .yahoo(let service): return YahooFeed(configuration: YahooFeed.Configuration(live: live, service: service))
        }
    }
}

extension LivePlan {
    /// The same market, its products trading when they are told to.
    func following(_ hours: TradingHours, _ settings: ResolvedSettings) -> LivePlan {
        var plan = self
        plan.hours = hours
        plan.specs = settings.specs
        plan.instruments = instruments.map { Instrument(spec: settings.specs[$0.root] ?? $0.spec, month: $0.month) }
        return plan
    }
}

extension Surroundings {
    /// The live market of the settings.
    func livePlan(_ choice: FeedDecision.Choice, _ settings: ResolvedSettings) -> LivePlan? {
        let service: LivePlan.Service
        switch choice {
        case .simulated: return nil
        case .yahoo: service = .yahoo(YahooService(url: settings.yahooURL))
        case .massive:
            service = .massive(
                key: settings.massiveKeyText ?? "", url: settings.massiveURL, socket: settings.massiveSocket)
        }
        return LivePlan(
            service: service, instruments: settings.instruments(near: now), historyDays: settings.historyDays - 1,
            specs: settings.specs,
            trust: TrustedCertificates(environment: environment))
    }
}

extension ResolvedSettings {
    /// What is watched, one-digit years near an instant.
    func instruments(near now: Timestamp) -> [Instrument] {
        let today = NewYork.local(now).date
        return symbols.compactMap { Instrument(symbol: $0, near: today, specs: specs) }
    }
}
