import Market
import State

extension MassiveMarket {
    static let name = "massive"

    /// Tells how the feed does, where that has changed.
    mutating func report(at now: Moment) {
        var report = SourceReport(
            name: Self.name, state: state, detail: detail(at: now), promiseSeconds: promise,
            delaySeconds: isLate ? Int(Self.planDelay / Timestamp.second) : nil)
        report.behindSeconds = behind(at: now)
        (report.rolls, report.notices) = (rolls, notes + unusualHours(at: now) + hoursNotes)
        guard report != told else { return }
        // Of a countdown one step a second is enough.
        guard report.state != told?.state || now.monotonic >= nextReport else { return }
        nextReport = now.after(.milliseconds(900))
        told = report
        box.emit(.sourceReported(report))
    }

    /// Says, among minutes on their way to the engine, which part of them is before this; the next report follows them.
    mutating func reportLoading(_ progress: Double, at now: Moment) {
        var report = told ?? SourceReport(name: Self.name, state: .loading(progress: nil), detail: detail(at: now))
        report.state = .loading(progress: progress)
        told = report
        box.emit(.sourceReported(report))
    }

    /// Told so, or seen: minutes that all come minutes late are delayed by whoever sends them, or else our clock is so
    /// wrong that no age can be trusted.
    private var isLate: Bool {
        isDelayed ?? isFree || clock.lag >= Self.planDelay / 2 || link.phase == .polling && isDelayed != false
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
        // Where prices come by the second, what is open is hardly ever silent for so long.
        case .live: link.hasPrints ? 60 : 120
        default: nil
        }
    }

    /// Seconds of open market between what earlier runs left and now, once that is not mended at once.
    private func behind(at now: Moment) -> Int? {
        guard let recalled, let recalledAt, now.monotonic - recalledAt >= Self.mendsAtOnce.whole else { return nil }
        let end = recalled.adding(minutes: 1)
        let behind = slots.map { $0.calendar.openTime(in: end..<max(end, clock.exchange(at: now))) }.max() ?? 0
        return behind >= Timestamp.minute ? Int(behind / Timestamp.second) : nil
    }

    /// A start that takes no longer is not worth a word.
    private static let mendsAtOnce = Duration.seconds(2)

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
        if let recalled {
            let local = NewYork.local(recalled.adding(minutes: 1))
            let date =
                local.date == NewYork.local(now.market).date ? "" : " of \(local.date.weekday.short) \(local.date)"
            parts.append("minutes kept until \(local.clock) ET\(date), newer ones are asked for")
        }
        if isFree { parts.append("free plan, 5 requests a minute") }
        if isDelayed ?? isFree {
            parts.append("10 min delayed")
        } else if isLate {
            parts.append("minutes come too late to value an account")
        }
        let untraded = slots.map(\.instrument.symbol).filter { link.refused.contains("T.\($0)") }
        if link.isLive, !untraded.isEmpty {
            let whose = untraded.count == slots.count ? "in this plan" : "of \(untraded.joined(separator: ", "))"
            parts.append("no trades \(whose), prices by the \(link.hasPrints ? "second" : "minute")")
        }
        if let requestWait, requestWait >= .seconds(1) {
            parts.append("next request in \(requestWait.components.seconds) s")
        }
        if let restTrouble { parts.append(restTrouble) }
        let skew = (clock.lag - clock.delay) / Timestamp.second
        if abs(skew) >= 5 {
            parts.append("this machine's clock is \(abs(skew)) s \(skew > 0 ? "ahead of" : "behind") the exchange's")
        }
        return parts.joined(separator: "; ")
    }
}
