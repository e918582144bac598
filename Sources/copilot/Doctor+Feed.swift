import Feeds
import Market
import Settings
import State
import Storage

extension Doctor {
    /// Where prices would come from, and what is kept of real ones.
    func feed(_ around: Surroundings, _ settings: ResolvedSettings, _ report: inout DoctorReport) {
        report.section("Feed")
        let (plan, reason) = Launch.plan(.chosenBySettings, settings, around)
        report.line("market", "\(plan.source), \(plan.mode.rawValue)")
        report.line("because", reason ?? "It is set so, \(settings[.feed].origin.text).")
        if case .live(let live) = plan {
            report.line("server", live.servers)
            hours(live, around, settings, &report)
        }
        let bars = BarInspection(folder: around.paths(settings).liveData, specs: settings.specs)
        guard let size = bars.size else {
            report.line("bars", "none of a real market are kept yet")
            return
        }
        report.line("bars", "\(bars.path), \((size + 1_023) / 1_024) KiB")
        for summary in bars.summaries.prefix(12) {
            let age = SpanText.exact(max(0, around.now - summary.knownAt))
            report.line(
                "", "\(summary.series.instrument.symbol) of \(summary.series.source): \(summary.count), told \(age) ago"
            )
        }
        for fault in bars.faults { report.complain(fault) }
    }

    /// Whose trading hours a start would follow, and on which days to come they are not the built-in ones.
    private func hours(
        _ plan: LivePlan, _ around: Surroundings, _ settings: ResolvedSettings, _ report: inout DoctorReport
    ) {
        let hours = around.tradingHours(plan, settings)
        report.line("hours", hours.reason)
        for note in hours.notes where note != hours.reason { report.complain(note) }
        let today = TradingCalendar(group: .equity).tradingDay(atOrAfter: around.now)
        for root in Set(plan.instruments.map(\.root)).sorted() {
            guard let product = settings.specs.following(hours.told)[root] else { continue }
            for unusual in HoursText.followed(by: product) where unusual.told.day >= today {
                report.line("", "\(unusual.difference) by the built-in calendar")
            }
        }
    }
}

extension LivePlan {
    /// Whom the feed asks, for people; never the key.
    fileprivate var servers: String {
        switch service {
        case .massive(_, let url, let socket): "\(url), \(socket ?? "its socket as the plan allows")"
        case .yahoo(let service): service.bases.joined(separator: ", ")
        }
    }
}
