import Market
import State

extension MassiveMarket {
    static let name = "massive"

    /// Tells how the feed does, where that has changed.
    mutating func report(at now: Moment) {
        let report = SourceReport(
            name: Self.name, state: state, detail: detail(at: now), promiseSeconds: promise,
            delaySeconds: (isDelayed ?? isFree) ? Int(Self.planDelay / Timestamp.second) : nil)
        guard report != told else { return }
        // Of a countdown one step a second is enough.
        guard report.state != told?.state || now.monotonic >= nextReport else { return }
        nextReport = now.after(.milliseconds(900))
        told = report
        box.emit(.sourceReported(report))
    }

    private var state: SourceState {
        switch phase {
        case .refused(let reason, _): return .failed(reason: reason)
        case .choosing, .loading:
            guard let restTrouble, link.trouble != nil else { return .loading(progress: nil) }
            return .failed(reason: restTrouble)
        case .running: break
        }
        switch link.phase {
        case .live where slots.contains(where: { $0.held != nil }): return .loading(progress: nil)
        case .live, .polling: return restTrouble != nil && link.phase == .polling ? .stale : .live
        case .waiting where link.isRefused: return .failed(reason: link.trouble ?? "no connection")
        default: return link.trouble == nil ? .loading(progress: nil) : .stale
        }
    }

    /// Seconds without a row that are no trouble while a market is open.
    private var promise: Int? {
        switch link.phase {
        case .polling: 300
        case .live: 120
        default: nil
        }
    }

    private func detail(at now: Moment) -> String {
        var parts: [String] = []
        switch link.phase {
        case .idle: parts.append(phase == .choosing ? "asking for contracts" : "waiting for contracts")
        case .connecting, .greeting, .authenticating, .subscribing: parts.append("connecting to \(address.name)")
        case .live: parts.append(address.name)
        case .polling: parts.append("bars by REST, the plan has no socket")
        case .waiting(let until):
            parts.append(link.trouble ?? "no connection")
            parts.append("next try in \(max(0, (until - now.monotonic + 999_999_999) / 1_000_000_000)) s")
        }
        if let recalled { parts.append("minutes kept until \(recalled.utcText()), newer ones are asked for") }
        if isFree { parts.append("free plan, 5 requests a minute") }
        if isDelayed ?? isFree { parts.append("10 min delayed") }
        if link.isLive, link.refused.contains("T") { parts.append("no trades in this plan") }
        if let requestWait, requestWait >= .seconds(1) {
            parts.append("next request in \(requestWait.components.seconds) s")
        }
        if let restTrouble { parts.append(restTrouble) }
        let skew = (clock.lag - clock.delay) / Timestamp.second
        if abs(skew) >= 5 {
            parts.append("this machine's clock is \(abs(skew)) s \(skew > 0 ? "ahead of" : "behind") the exchange's")
        }
        parts += rolls + notes
        return parts.joined(separator: "; ")
    }
}
