import Market
import State

/// What sources say of themselves, and what the engine sees of the one that brings bars and trades.
struct SourceWatch: Sendable {
    private let main: String
    private var reports: [SourceReport]
    private var lastMessage: Timestamp?
    private var messages = 0
    private var refused = 0
    private var rate = MessageRate()
    /// Exchange time at which the main source last said that it is live.
    private var liveSince: Timestamp?
    /// As it was when `changedSilence` was last asked.
    private var wasSilent = false

    init(main: String) {
        self.main = main
        reports = [SourceReport(name: main, state: .loading(progress: nil))]
    }

    /// Nanoseconds by which rows of the main source come late by contract.
    var delay: Int64 { Int64(reports.first { $0.name == main }?.delaySeconds ?? 0) * Timestamp.second }

    /// Nanoseconds by which rows of the main source may be late without being too late: its delay, and five minutes for
    /// a source that is asked now and then.
    var lateness: Int64 { delay > 0 ? delay + 300 * Timestamp.second : 0 }

    mutating func take(_ report: SourceReport, at time: Timestamp?) {
        // Only before the first message: a source that comes back without one is as silent as before.
        if report.name == main, report.state == .live, lastMessage == nil { liveSince = liveSince ?? time }
        if let index = reports.firstIndex(where: { $0.name == report.name }) {
            reports[index] = report
        } else {
            reports.append(report)
        }
    }

    /// True until the main source has told what was before.
    var isLoading: Bool {
        guard let report = reports.first(where: { $0.name == main }), case .loading = report.state else { return false }
        return true
    }

    mutating func accept(at time: Timestamp) {
        messages += 1
        if lastMessage.map({ time > $0 }) ?? true { lastMessage = time }
        rate.add(at: time)
    }

    mutating func refuse() { refused += 1 }

    /// Forgets exchange time, which starts anew.
    mutating func reset() {
        lastMessage = nil
        liveSince = nil
        wasSilent = false
        rate = MessageRate()
    }

    /// Seconds since the main source's last message, of those in which a market was open; nil unless the source is live,
    /// has promised something and has broken the promise.
    func silence(at time: Timestamp?, calendars: [TradingCalendar]) -> Int64? {
        guard let time, let report = reports.first(where: { $0.name == main }), report.state == .live,
            let promise = report.promiseSeconds
        else { return nil }
        guard let heard = [lastMessage, liveSince].compactMap({ $0 }).max(),
            time - heard > Int64(promise) * Timestamp.second
        else { return nil }
        let opened = calendars.compactMap { calendar in
            calendar.tradingDay(containing: time).flatMap { day in
                calendar.stretches(of: day).first { $0.contains(time) }?.lowerBound
            }
        }.min()
        guard let opened else { return nil }
        let silence = (time - max(heard, opened)) / Timestamp.second
        return silence > Int64(promise) ? silence : nil
    }

    /// A log line when the main source has fallen silent or is heard again since the last call.
    mutating func changedSilence(at time: Timestamp?, calendars: [TradingCalendar]) -> Effect? {
        let silence = silence(at: time, calendars: calendars)
        guard (silence != nil) != wasSilent else { return nil }
        wasSilent = silence != nil
        guard let silence else { return .log(.info, part: main, text: "messages are coming again") }
        return .log(.warn, part: main, text: "no message for \(silence) s while the market is open")
    }

    func health(at time: Timestamp?, calendars: [TradingCalendar]) -> [SourceHealth] {
        let isSilent = silence(at: time, calendars: calendars) != nil
        return reports.map { report in
            guard report.name == main else { return SourceHealth(report: report) }
            var report = report
            if isSilent { report.state = .stale }
            return SourceHealth(
                report: report, lastMessage: lastMessage, messages: messages,
                rate: time.flatMap { rate.value(at: $0) }, refused: refused)
        }
    }
}
