import Canvas
import Market
import State

extension JobsPane {
    /// What each job does and how its times come about.
    package func explain(_ context: PaneContext) -> Explanation? {
        let snapshot = context.snapshot
        guard !snapshot.jobs.isEmpty, let time = snapshot.time else { return nil }
        var explanation = Explanation("Jobs of the engine")
        explanation.text(
            "A job is due at the whole multiples of its period, by the exchange's time as the feed tells it, not by this "
                + "machine's clock: while the feed is silent nothing is due. Runs that were missed are not made up for."
        )
        for job in snapshot.jobs {
            let left = job.nextRun.map { SpanText.coarse(max(0, $0 - time)) }
            let period = SpanText.exact(Int64(job.everySeconds) * Timestamp.second)
            explanation.part(job.name, left.map { "in \($0)" } ?? "—", "every \(period)") { part in
                part.text(Self.work(job))
                part.figure("every", period, "as set, and at once when refreshed by key")
                part.figure("last", job.lastRun.map(Self.clock), "ET, when it ran")
                part.figure(
                    "next", job.nextRun.map(Self.clock), "ET, the first multiple of the period after the last run")
                part.figure("now", Self.clock(time), "ET, the exchange's")
                part.figure("next in", left, "next − now")
                part.age("It ran last", job.lastRun, context)
            }
        }
        explanation.age("The exchange's time was told last", snapshot.time, context)
        return explanation
    }

    private static func clock(_ time: Timestamp) -> String { NewYork.local(time).clockWithSeconds }

    private static func work(_ job: JobStatus) -> String {
        switch job.name {
        case "scanner": "Measures every instrument anew, sorts the scanner, and plans the day."
        case "refresh": "Runs the scanner, and lets a live feed try again."
        default: ""
        }
    }
}
