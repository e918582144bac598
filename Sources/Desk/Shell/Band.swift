import Canvas
import Market
import State
import Studies

/// The band under the ruler: what kind of market this is when it is not a live one, or what is wrong with the feed.
struct Band {
    let ground: Role
    /// The name of the band, which is always there, then what gives way by priority.
    let items: [RowItem]
    let pen: Pen
    let actions: [(name: String, text: String)]

    /// True for what needs the trader, false for what only tells the kind of market.
    var isAlarm: Bool { ground == .warnBand || ground == .alarm }

    /// The gravest band; nil in a normal minute.
    static func current(_ context: PaneContext) -> Band? {
        let (stop, caution) = noTradeBands(context)
        let bands = [
            feedBand(context), failureBand(context), stop, modeBand(context), caution, noticeBand(context),
        ].compactMap { $0 }
        guard let first = bands.first, bands.count > 1 else { return bands.first }
        // What speaks against trading is named even where it is not the gravest.
        let named = first.ground == .simBand && caution != nil ? "NO TRADE" : "+\(bands.count - 1)"
        let more = RowItem([Run(named, Pen(first.pen.front, .bold))], priority: 90)
        return Band(ground: first.ground, items: first.items + [more], pen: first.pen, actions: first.actions)
    }

    func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: ground))
        let hints = actions.compactMap { action -> (name: String, item: RowItem)? in
            let keys = context.facts.keymap.keys(for: action.name, in: "global")
            guard let key = keys.first(where: { context.hears($0, inScope: "global") }) else { return nil }
            let runs = [Run(key.brief, Pen(pen.front, .bold)), Run(" \(action.text)", pen)]
            return (action.name, RowItem(runs, priority: 50))
        }
        let room = Rect(x: 1, y: y, width: width - 2, height: 1)
        for place in painter.grid.put(left: items, right: hints.map(\.item), in: room)
        where place.index >= items.count {
            painter.target(place.rect, .action(hints[place.index - items.count].name))
        }
    }

    private static func feedBand(_ context: PaneContext) -> Band? {
        guard let source = context.snapshot.worstSource else { return nil }
        let name: String
        let text: String
        var why: [RowItem] = []
        switch source.report.state {
        case .stale:
            let age = source.lastMessage.flatMap { last in context.snapshot.time.map { $0 - last } }
            let silence = age.map { " for \(SpanText.exact($0))" } ?? ""
            let last = source.lastMessage.map { ", last \(NewYork.local($0).clockWithSeconds)" } ?? ""
            name = "! FEED LOST"
            text = "\(source.report.name): no message\(silence)\(last). Grey prices stand as of then."
            let detail = OutsideText.line(source.report.detail)
            why = [
                RowItem(detail, Pen(.onWarnBand), priority: 45).or(
                    [Run(TextFit.fit(detail, to: 44), Pen(.onWarnBand))], priority: 46)
            ]
        case .failed(let reason):
            name = "✗ FEED FAILED"
            text = "\(source.report.name): \(OutsideText.line(reason))"
        case .loading:
            guard let behind = source.report.behindSeconds else { return nil }
            name = "◐ CATCHING UP"
            let age = SpanText.exact(Int64(behind) * Timestamp.second)
            text = "Grey prices are \(age) old. \(source.report.name): \(OutsideText.line(source.report.detail))"
        default: return nil
        }
        let pen = Pen(.onWarnBand)
        return Band(
            ground: .warnBand,
            items: [RowItem([Run(name, Pen(.onWarnBand, .bold))], priority: 100), sentence(text, pen)] + why, pen: pen,
            actions: [("engine.refresh", "retry now")])
    }

    /// What is typed, or pushed, stays in memory only.
    private static func failureBand(_ context: PaneContext) -> Band? {
        let (name, reason): (String, String)
        if case .failed(let why)? = context.snapshot.store?.state {
            (name, reason) = ("✗ STORE FAILED", why)
        } else if case .failed(let why)? = context.snapshot.port?.state {
            (name, reason) = ("✗ PORT FAILED", why)
        } else {
            return nil
        }
        let pen = Pen(.onWarnBand)
        return Band(
            ground: .warnBand,
            items: [
                RowItem([Run(name, Pen(.onWarnBand, .bold))], priority: 100), sentence(OutsideText.line(reason), pen),
            ], pen: pen, actions: [("page.engine", "engine")])
    }

    /// Why nothing should be traded: what ends the day or is about to move the market, or else what is merely wanting. The
    /// hours of the plan are in the header and need no band.
    private static func noTradeBands(_ context: PaneContext) -> (stop: Band?, caution: Band?) {
        let reasons = context.snapshot.noTrade?.reasons ?? []
        func band(_ ground: Role, _ pen: Pen, _ holds: (NoTrade.Reason) -> Bool) -> Band? {
            let told = reasons.filter(holds)
            guard let first = told.first else { return nil }
            var items = [RowItem([Run("NO TRADE", Pen(pen.front, .bold))], priority: 100), sentence("\(first)", pen)]
            items += told.dropFirst().map { sentence("\($0)", pen) }
            return Band(ground: ground, items: items, pen: pen, actions: [("page.confluence", "why")])
        }
        let stop = band(.alarm, Pen(.onAlarm)) { $0.isGrave }
        return (stop, stop == nil ? band(.strip, Pen(.warn)) { $0.isWanting } : nil)
    }

    /// What a source wants the trader to know of.
    private static func noticeBand(_ context: PaneContext) -> Band? {
        let notices = context.snapshot.sources.flatMap(\.report.notices)
        guard let first = notices.first else { return nil }
        let pen = Pen(.warn)
        let items = [
            RowItem([Run("NOTE", Pen(pen.front, .bold))], priority: 100), sentence(OutsideText.line(first), pen),
        ]
        return Band(ground: .strip, items: items, pen: pen, actions: [("page.engine", "all")])
    }

    private static func modeBand(_ context: PaneContext) -> Band? {
        guard let tag = context.snapshot.mode.tag else { return nil }
        let pen = Pen(.sim)
        let playback = context.snapshot.playback
        var items = [RowItem([Run("◆ \(tag)", Pen(.sim, .bold))], priority: 100)]
        if context.snapshot.mode == .simulated {
            items.append(
                RowItem("simulated market" + (playback?.seed.map { ", seed \($0)" } ?? ""), pen, priority: 70))
        } else {
            let detail = context.snapshot.sources.first { $0.report.name == "replay" }?.report.detail ?? ""
            items.append(detail.isEmpty ? RowItem("recorded market", pen, priority: 60) : sentence(detail, pen))
        }
        if let time = context.snapshot.time {
            items.append(RowItem("\(NewYork.local(time).date)", pen, priority: 80))
        }
        if let playback {
            let speed = playback.speed.text
            let text = playback.hasEnded ? "ended" : playback.isPaused ? "paused at \(speed)" : speed
            items.append(RowItem([Run(text, Pen(.sim, .bold))], priority: 95))
        }
        items.append(RowItem("nothing here is live", pen, priority: 40))
        return Band(
            ground: .simBand, items: items, pen: pen,
            actions: [
                ("playback.pause", playback?.isPaused == true ? "play" : "pause"), ("playback.step", "step"),
                ("playback.slower", "slower"), ("playback.faster", "faster"),
            ])
    }

    /// Free text in three lengths, each ending at a word.
    private static func sentence(_ text: String, _ pen: Pen) -> RowItem {
        [80, 44].reduce(RowItem(text, pen, priority: 55)) { item, columns in
            TextWidth.columns(text) > columns
                ? item.or([Run(TextFit.fit(text, to: columns), pen)], priority: columns == 80 ? 60 : 85) : item
        }
    }
}

extension NoTrade.Reason {
    /// It ends the day, or the market is about to jump.
    fileprivate var isGrave: Bool {
        switch self {
        case .dailyLoss, .dailyLow, .losingStreak, .eventNear: true
        default: false
        }
    }

    /// Nothing on the desk is good enough.
    fileprivate var isWanting: Bool {
        switch self {
        case .lowQuality, .nothingQualifies: true
        default: false
        }
    }
}
