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
        if case .live(let live) = plan { report.line("server", live.servers) }
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
