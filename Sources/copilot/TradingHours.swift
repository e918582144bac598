import Feeds
import Market
import Settings
import State
import Storage

/// By what a run knows when its products trade. Decided once, at the start: a run never changes its hours.
struct TradingHours: Sendable {
    /// What the vendor told; nothing where the built-in calendar stands alone.
    var told = VendorHours()
    /// When the vendor was asked for this run; nil where it was not, or did not answer.
    var askedAt: Timestamp?
    /// What the trader must know of it, as sentences.
    var notes: [String] = []
    /// Whose hours these are, and how old, as a sentence.
    var reason = "Trading hours are those of the built-in calendar."
}

extension Surroundings {
    /// The trading hours of a live market: what Massive told of its trading day at hand and was kept, else what it tells
    /// now, within a moment; without an answer what it told before. Other markets go by the built-in calendar.
    func tradingHours(_ plan: LivePlan, _ settings: ResolvedSettings) -> TradingHours {
        guard case .massive(let key, let url, _) = plan.service else { return TradingHours() }
        var hours = TradingHours()
        let roots = Set(plan.instruments.map(\.root)).sorted()
        do throws(StorageError) { hours.told = try HoursFile.read(in: paths(settings).liveData) } catch {
            hours.notes.append(error.description)
        }
        if let told = age(of: hours.told, roots), told >= Self.eve(of: now) {
            hours.reason = "Trading hours are Massive's, told \(Self.clock(told))."
            return hours
        }
        let question = ScheduleQuestion(
            base: url, key: key, trust: plan.trust, products: roots.compactMap { settings.specs[$0] })
        switch askSchedule(question) {
        case .success(let answer) where answer.hours.isEmpty:
            hours.reason = "Massive tells no schedule of \(roots.joined(separator: ", "))\(fallBack(hours.told, roots))"
            hours.notes += answer.refusals
        case .success(let answer):
            hours.told.take(answer.hours)
            hours.askedAt = now
            hours.notes += answer.refusals
            let untold = roots.filter { hours.told.toldAt($0) == nil }
            hours.reason =
                "Trading hours are Massive's, told just now"
                + (untold.isEmpty ? "." : "; of \(untold.joined(separator: ", ")) it tells none.")
        case .failure(let fault):
            hours.reason = "Massive did not tell its schedule (\(fault))\(fallBack(hours.told, roots))"
            hours.notes.append(hours.reason)
        }
        return hours
    }

    private func fallBack(_ told: VendorHours, _ roots: [String]) -> String {
        age(of: told, roots).map { "; trading hours are those told \(Self.clock($0))." }
            ?? "; trading hours are those of the built-in calendar."
    }

    /// When the products were told of, the oldest of them; nil where one never was.
    private func age(of told: VendorHours, _ roots: [String]) -> Timestamp? {
        let times = roots.map { told.toldAt($0) }
        return times.contains(nil) ? nil : times.compactMap { $0 }.min()
    }

    /// The end of the trading day before the one at hand: what was told since speaks of it.
    private static func eve(of now: Timestamp) -> Timestamp {
        let calendar = TradingCalendar(group: .equity)
        return calendar.session(of: calendar.previousTradingDay(before: calendar.tradingDay(atOrAfter: now))).upperBound
    }

    private static func clock(_ instant: Timestamp) -> String {
        let local = NewYork.local(instant)
        return "\(local.date.weekday.short) \(local.dated)"
    }
}
