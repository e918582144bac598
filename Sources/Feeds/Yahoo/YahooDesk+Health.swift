import Market
import State

extension YahooDesk {
    /// Seconds of silence that are no trouble: the delay, and five minutes for thin markets and questions apart.
    static var promiseSeconds: Int { YahooFeed.delaySeconds + 300 }

    /// Nanoseconds of failing after which the feed counts as lost.
    private static let patience = 45 * Timestamp.second

    /// How the feed does.
    func health(at now: Timestamp) -> SourceReport {
        var report = SourceReport(
            name: YahooFeed.source, state: .live, promiseSeconds: Self.promiseSeconds,
            delaySeconds: YahooFeed.delaySeconds)
        let asked = tracks.filter { $0.refusal == nil }
        let refusals = tracks.compactMap(\.refusal)
        let answered = asked.count { $0.isAnswered }
        var notes = [configuration.service.host(turn), "minutes, about \(YahooFeed.delaySeconds / 60) min late"]
        if answered < asked.count {
            report.state = .loading(progress: asked.isEmpty ? nil : Double(answered) / Double(asked.count))
        }
        if let trouble {
            let sentence = "\(trouble.error); asked again at \(NewYork.local(trouble.nextTry).clockWithSeconds) ET"
            let hasBars = tracks.contains { $0.last != nil }
            if !hasBars {
                report.state = .failed(reason: sentence)
            } else if now - trouble.since >= Self.patience || trouble.error.isOutage {
                report.state = .stale
            }
            notes = [sentence]
        }
        if asked.isEmpty, let refusal = refusals.first {
            report.state = .failed(reason: "\(refusal); name contracts that Yahoo knows in `symbols`")
        }
        notes += refusals
        let continuous = tracks.filter { $0.isAnswered && $0.instrument.month == nil }.map(\.symbol)
        if !continuous.isEmpty { notes.append("contract month not told: \(continuous.joined(separator: " "))") }
        report.detail = notes.joined(separator: "; ")
        return report
    }
}

extension YahooError {
    /// True where it is certain that nothing will come for a while.
    fileprivate var isOutage: Bool {
        switch self {
        case .limited, .page: true
        default: false
        }
    }
}
