import Canvas
import Market
import State

extension HeadlinesPane {
    /// How the times of events and headlines come about, and how old what is known of them is.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let now = context.snapshot.now, Self.isNeeded(context.snapshot) else { return nil }
        let clock = DayClock(now: now)
        var explanation = Explanation("Events and headlines")
        func tellReading(_ part: inout Explanation) {
            let sources = context.snapshot.news?.sources ?? []
            if sources.isEmpty { part.text("The calendar was read when this run began.", .dim) }
            for source in sources {
                part.age("\(OutsideText.line(source.name)) was read last", source.lastGood, context)
            }
        }
        for event in Self.ahead(context, from: now) {
            let name = OutsideText.line(event.name)
            explanation.part(TextFit.fit(name, to: 20), "in \(SpanText.coarse(event.time - now))", "\(event.impact)") {
                part in
                part.text(name, .bright)
                part.text("time of the event − now; amber in the last ten minutes.")
                part.figure("at", clock.full(event.time), "ET, as the calendar has it")
                part.figure("now", NewYork.local(now).clockWithSeconds, "ET")
                part.figure("impact", "\(event.impact)", "as the calendar has it")
                let moved = context.snapshot.instruments.filter { event.reach.holds($0.spec) }
                part.figure("moves", moved.map(\.instrument.root).joined(separator: " "), "of those listed here")
                tellReading(&part)
            }
        }
        for headline in context.snapshot.news?.headlines ?? [] {
            let age = SpanText.coarse(max(0, now - headline.time))
            let title = OutsideText.line(headline.title)
            explanation.part(TextFit.fit(OutsideText.line(headline.source), to: 20), "\(age) ago", title) { part in
                part.text("now − the time at which it was published, as its feed says it.")
                part.age("Published", headline.time, context)
                let source = context.snapshot.news?.sources.first { $0.name == headline.source }
                part.age("The feed was read last", source?.lastGood, context)
            }
        }
        tellReading(&explanation)
        return explanation
    }
}
