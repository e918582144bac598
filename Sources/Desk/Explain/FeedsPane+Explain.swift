import Canvas
import Market
import State

extension FeedsPane {
    /// What each figure of a feed, the store, the port, the model and the sources of news is, how it is measured and since
    /// when.
    package func explain(_ context: PaneContext) -> Explanation? {
        let snapshot = context.snapshot
        var explanation = Explanation("Feeds, store and port")
        for source in snapshot.sources { explanation.add(HealthLine(source, at: snapshot.time), source, context) }
        if let store = snapshot.store { explanation.add(HealthLine(store), store) }
        if let port = snapshot.port {
            explanation.add(HealthLine(port, at: snapshot.mode == .live ? snapshot.now : nil), port, context)
        }
        if let briefing = snapshot.briefing, let line = HealthLine(briefing) {
            explanation.add(line, briefing, context)
        }
        for source in snapshot.news?.sources ?? [] { explanation.add(source, toldAt: snapshot.news?.toldAt, context) }
        return explanation.parts.isEmpty ? nil : explanation
    }
}

// None of these is inlined: all of them in one function are more than the optimiser of Swift 6.3 can verify.
extension Explanation {
    private mutating func add(_ line: HealthLine, _ note: String, _ body: (inout Explanation) -> Void) {
        part(line.name, [Run("\(line.mark.text) \(line.word)", line.mark.pen)], note) { part in
            body(&part)
            if !line.detail.isEmpty { part.text(line.detail, .dim) }
        }
    }

    @inline(never)
    fileprivate mutating func add(_ line: HealthLine, _ source: SourceHealth, _ context: PaneContext) {
        let style = context.facts.numbers
        let report = source.report
        add(line, "a feed of prices") { part in
            part.figure(
                "age", line.ageText,
                "exchange time now − time of the newest bar or trade; live below 1s")
            part.figure("newest", source.lastMessage.map { NewYork.local($0).clockWithSeconds }, "ET, its own time")
            part.figure(
                "rate", source.rate.flatMap { style.text($0, decimals: 2) }.map { "\($0)/s" },
                "bars and trades of the last 60 s of exchange time / 60; none before a whole minute")
            part.figure("messages", style.text(source.messages, decimals: 0), "bars and trades since this run began")
            part.figure(
                "refused", style.text(source.refused, decimals: 0),
                "rows since this run began that came twice, too late, out of order, outside trading hours or malformed")
            part.figure(
                "promise", report.promiseSeconds.map { "\($0)s" },
                "longest silence in an open market that is no trouble")
            part.figure("delay", report.delaySeconds.map { "\($0)s" }, "how late its prices come by contract")
            part.figure("behind", report.behindSeconds.map { "\($0)s" }, "of open market that is still being fetched")
            if source.lastMessage == nil { part.text("Nothing has come yet.") }
            part.age("The newest bar or trade was made", source.lastMessage, context)
        }
    }

    @inline(never)
    fileprivate mutating func add(_ line: HealthLine, _ store: StoreHealth) {
        add(line, "what keeps accounts, journal and drafts") { part in
            part.figure("messages", "\(store.kept)", "changes that were kept since this run began")
            part.figure("waiting", "\(store.waiting)", "changes that are not kept yet, now")
            part.figure("durable", store.isDurable ? "yes" : "no", "what is kept survives a power cut")
            part.text("A store tells no age: what it keeps has its own.", .dim)
        }
    }

    @inline(never)
    fileprivate mutating func add(_ line: HealthLine, _ port: PortHealth, _ context: PaneContext) {
        add(line, "where bridges push positions") { part in
            part.figure(
                "age", line.age.map(SpanText.exact), "this machine's time − that of the last push; live runs only")
            part.figure("messages", "\(port.requests)", "requests since this run began")
            part.figure("refused", "\(port.refused)", "of them, that could not be understood")
            part.figure("connections", "\(port.connections)", "open now")
            if port.lastPush == nil { part.text("No push has come yet.") }
            part.age("The last push came", port.lastPush, context)
        }
    }

    @inline(never)
    fileprivate mutating func add(_ line: HealthLine, _ briefing: BriefingState, _ context: PaneContext) {
        add(line, "the model that writes briefings") { part in
            part.figure("next", briefing.next.map { NewYork.local($0).clock }, "ET, when the next update is due")
            part.figure(
                "spent", briefing.spent.map { OutsideText.line($0) }, "today, by what its server told of each answer")
            if briefing.texts.isEmpty { part.text("Nothing is written yet.") }
            part.age("The newest text was asked for", briefing.texts.last?.request.askedAt, context)
        }
    }

    @inline(never)
    fileprivate mutating func add(_ source: NewsSource, toldAt: Timestamp?, _ context: PaneContext) {
        guard let toldAt else { return }
        let line = HealthLine(source, at: toldAt)
        add(line, "a source of headlines or events") { part in
            part.figure(
                "age", line.age.map(SpanText.exact), "this machine's time − that of the last answer that was understood"
            )
            part.figure("messages", "\(source.items)", "headlines or events in that answer")
            if source.lastGood == nil { part.text("Nothing of it was understood yet.") }
            part.age("It was understood last", source.lastGood, context)
        }
    }
}
