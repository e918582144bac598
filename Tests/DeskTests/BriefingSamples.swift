import Ledger
import Market
import State

@testable import Desk

/// Briefings for the desk's tests: figures of a market with their verdicts, as the writer tells them.
enum BriefingSamples {
    static let live = snapshot(DeskMarket.live)
    /// The same while a next update is being written.
    static let writing: Snapshot = {
        var snapshot = live
        var running = RunningBriefing(
            request: BriefingRequest(
                number: 3, kind: .update, askedAt: DeskMarket.time.adding(seconds: -4), cause: "MNQH4 at PDH"))
        running.lines = [ProseLine(.text, [ProseRun("MNQH4 last "), figure("16,5", .notGiven)])]
        snapshot.briefing?.running = running
        return snapshot
    }()
    static let failed: Snapshot = {
        var snapshot = live
        snapshot.briefing?.failure = FailedBriefing(
            request: BriefingRequest(
                number: 3, kind: .update, askedAt: DeskMarket.time.adding(seconds: -4), cause: "every 15 min"),
            reason: "the server takes no more requests for now", nextTry: DeskMarket.time.adding(seconds: 47))
        return snapshot
    }()
    static let local: Snapshot = {
        var snapshot = DeskMarket.simulated
        snapshot.briefing = BriefingState(
            rules: BriefingRules(model: nil, reason: "nothing of a simulated market is sent to a model"))
        return snapshot
    }()

    /// Events ahead, and headlines of a feed that answers and one that does not.
    static let news: Snapshot = {
        var snapshot = live
        let now = DeskMarket.time
        snapshot.events = EconomicEvents(
            [("ISM Services", 8, EconomicEvent.Impact.high), ("Fed speaker", 190, .medium)].map { event in
                EconomicEvent(
                    time: now.adding(minutes: Int64(event.1)), name: event.0, impact: event.2, reach: .everything)
            })
        var news = NewsState(toldAt: now)
        news.headlines = [
            Headline(
                time: now.adding(minutes: -2), title: "Stocks steady before services data", source: "wire.example"),
            Headline(
                time: now.adding(minutes: -47),
                title: "Copper falls as a large smelter raises its output again; stocks at the exchange rise",
                source: "metals.example"),
        ]
        var good = NewsSource(name: "wire.example", state: .good)
        good.lastGood = now.adding(seconds: -90)
        good.items = 20
        let dead = NewsSource(name: "metals.example", state: .failed("it answers 500: it has trouble of its own"))
        news.sources = [good, dead]
        snapshot.news = news
        return snapshot
    }()

    private static func snapshot(_ market: Snapshot) -> Snapshot {
        var snapshot = market
        var state = BriefingState(rules: BriefingRules(model: "grok-4.3", reason: "as set"))
        state.spent = "2 answers, $0.0164"
        state.next = DeskMarket.time.adding(minutes: 9)
        state.prices = [.morning: "about $0.0131 at grok-4.3", .update: "about $0.0033 at grok-4.3"]
        state.texts = [plan(market), update(market)]
        state.grades = grades(market)
        snapshot.briefing = state
        return snapshot
    }

    /// Thirty graded days of the model, one of the desk's own, and the plan of today.
    private static func grades(_ market: Snapshot) -> BriefingGrades {
        let symbol = market.instruments[0].instrument.symbol
        let from = market.instruments[0].last?.price ?? Price(ticks: 0)
        let levels = [("PDH", 40), ("R1", 90), ("S1", -70)].compactMap { name, ticks in
            LevelCall(symbol: symbol, name: name, price: Price(ticks: from.ticks + ticks), from: from, range: 60)
        }
        let outcomes: [LevelCall.Outcome] = [.held, .broke, .untouched]
        var grades = BriefingGrades()
        var plans = (0..<31).map { index in
            let time = DeskMarket.time.adding(minutes: Int64(index - 40) * 1_440)
            var side = SideCall(symbol: symbol, isLong: index % 3 > 0, from: from)
            side.outcome = SideCall.Outcome(
                close: Price(ticks: from.ticks + 20 - index % 4 * 12), best: 44, worst: 12,
                plan: [.target, .stop, .notFilled, .neither][index % 4])
            return CalledPlan(
                world: "live", writer: index == 30 ? nil : "grok-4.3", askedAt: time,
                day: TradingDay(NewYork.local(time).date), figures: 24, flagged: index % 2, sides: [side],
                levels: levels.enumerated().map { place, level in
                    var level = level
                    level.outcome = outcomes[(place + index) % 3]
                    return level
                })
        }
        grades.statistics = CallStatistics.all(plans)
        grades.graded = Array(plans.suffix(2))
        plans[0].askedAt = DeskMarket.time
        plans[0].day = TradingDay(NewYork.local(DeskMarket.time).date)
        grades.open = [plans[0]]
        return grades
    }

    private static func figure(_ text: String, _ verdict: FigureVerdict) -> ProseRun {
        ProseRun(text, verdict: verdict)
    }

    private static func price(_ name: String, _ slot: Int, _ market: Snapshot, _ price: Price?) -> ProseRun {
        let state = market.instruments[slot]
        let text = price.map { state.spec.text($0, style: .screen) } ?? "?"
        return figure(
            text,
            .matched(GivenFact(name, symbol: state.instrument.symbol, kind: .price, text: text, price: price)))
    }

    private static func plan(_ market: Snapshot) -> BriefingText {
        let day = market.instruments[0].previousDay
        var lines: [ProseLine] = []
        func heading(_ text: String) { lines.append(ProseLine(.heading(2), [ProseRun(text)])) }
        func item(_ runs: [ProseRun]) { lines.append(ProseLine(.item(mark: "•", depth: 0), runs)) }
        heading("1. Market bias")
        item([
            ProseRun("MNQH4 long above the prior day's low "), price("PDL", 0, market, day?.low),
            ProseRun("; the overnight trade held it twice and nobody sold below."),
        ])
        item([ProseRun("MESH4 follows; MCLG4 is "), ProseRun("not", isStrong: true), ProseRun(" part of the plan.")])
        heading("2. Key levels")
        item([
            ProseRun("Above: "), price("PDH", 0, market, day?.high), ProseRun(", then "),
            figure("16,985.00", .notGiven), ProseRun(" \"weekly pivot\"."),
        ])
        for part in 3...12 {
            heading("\(part). Part")
            item([
                ProseRun(
                    "What there is to say about it, in a sentence that is long enough to be wrapped on a narrow screen."
                )
            ])
        }
        return BriefingText(
            request: BriefingRequest(
                number: 1, kind: .morning, askedAt: DeskMarket.time.adding(minutes: -81), cause: "on request"),
            model: "grok-4.3", lines: lines)
    }

    private static func update(_ market: Snapshot) -> BriefingText {
        let instruments = market.instruments
        var lines = (0..<3).map { slot in
            ProseLine(
                .text,
                [
                    ProseRun("\(instruments[slot].instrument.symbol) last "),
                    price("last", slot, market, instruments[slot].last?.price),
                    ProseRun(" | Bias \(slot == 1 ? "INVALID" : "VALID") | Watch "),
                    price("PDH", slot, market, instruments[slot].previousDay?.high),
                ])
        }
        lines.append(ProseLine())
        lines.append(
            ProseLine(
                .text,
                [
                    ProseRun("DO NOW: hold the runner, trail under "),
                    price("PDL", 0, market, instruments[0].previousDay?.low),
                    ProseRun(". No new entry after "),
                    figure("10:00", .matched(GivenFact("entries until", kind: .clock, text: "10:00"))),
                    ProseRun("."),
                ]))
        return BriefingText(
            request: BriefingRequest(
                number: 2, kind: .update, askedAt: DeskMarket.time.adding(minutes: -6), cause: "every 15 min"),
            model: "grok-4.3", lines: lines)
    }
}
