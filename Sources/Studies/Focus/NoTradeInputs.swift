import Market

/// What decides whether anything may be traded now.
package struct NoTradeInputs: Hashable, Sendable {
    /// A product as it stands.
    package struct Product: Hashable, Sendable {
        package var symbol: String
        package var spec: ContractSpec
        /// Nil while its prices or bars are too few.
        package var card: FocusPlan?
        /// The last price of a market that has fallen silent among others; nil for one that speaks.
        package var silentSince: Timestamp?

        package init(symbol: String, spec: ContractSpec, card: FocusPlan?, silentSince: Timestamp? = nil) {
            self.symbol = symbol
            self.spec = spec
            self.card = card
            self.silentSince = silentSince
        }
    }

    package var time: Timestamp
    package var plan: TradingPlan
    /// Any of the products trades now.
    package var isOpen: Bool
    package var products: [Product]
    /// Nil without a calendar of events.
    package var events: EconomicEvents?
    /// The account's profit of the trading day; nil while no report has come.
    package var dayProfit: Money?
    /// The least that the account stood at in the trading day; nil where it is not known.
    package var dayLow: Money?
    /// The longest row of losing trades of the trading day, in which a flat one neither counts nor ends it; nil where they
    /// are not known.
    package var lossesInARow: Int?
    package var limits: NoTradeLimits

    package init(
        time: Timestamp, plan: TradingPlan, isOpen: Bool, products: [Product], events: EconomicEvents? = nil,
        dayProfit: Money? = nil, dayLow: Money? = nil, lossesInARow: Int? = nil, limits: NoTradeLimits
    ) {
        self.time = time
        self.plan = plan
        self.isOpen = isOpen
        self.products = products
        self.events = events
        self.dayProfit = dayProfit
        self.dayLow = dayLow
        self.lossesInARow = lossesInARow
        self.limits = limits
    }
}

/// From where on nothing is traded.
package struct NoTradeLimits: Hashable, Codable, Sendable {
    /// Quality a side needs, 0 to 1.
    package var quality = 0.55
    /// Share of past ranges below the present one, above which a product is too wild.
    package var percentile = 0.88
    /// Minutes before and after an event of high impact.
    package var eventMinutes = 10
    /// Loss of a day at which one stops, above zero; nil for no limit.
    package var dailyLoss: Money?
    /// Losses in a row at which one stops.
    package var losses = 3

    package init() {}
}

extension NoTradeInputs {
    /// What holds for the whole desk.
    var deskReasons: [NoTrade.Reason] {
        var reasons: [NoTrade.Reason] = []
        if let limit = limits.dailyLoss {
            if let dayProfit, dayProfit <= -limit {
                reasons.append(.dailyLoss(profit: dayProfit, limit: limit))
            } else if let dayLow, dayLow <= -limit {
                reasons.append(.dailyLow(profit: dayLow, limit: limit))
            }
        }
        if let lossesInARow, lossesInARow >= limits.losses {
            reasons.append(.losingStreak(losses: lossesInARow, limit: limits.losses))
        }
        guard isOpen else { return reasons + [.marketClosed] }
        let minute = NewYork.local(time).minuteOfDay
        switch plan.phase(minuteOfDay: minute) {
        case .beforeEntries: reasons.append(.beforeEntries(now: minute, from: plan.entriesFrom))
        case .entries: break
        case .manageOnly, .close, .flat: reasons.append(.afterEntries(now: minute, to: plan.entriesTo))
        }
        return reasons
    }

    /// What speaks against one product.
    func objections(to product: Product) -> [NoTrade.Objection] {
        if let since = product.silentSince { return [.silent(since: since)] }
        guard let card = product.card, let quality = card.inputs.quality, let volatility = card.inputs.volatility else {
            return [.noPrices]
        }
        var objections: [NoTrade.Objection] = []
        if let near = event(near: product.spec) {
            objections.append(.eventNear(near.event, minutes: near.minutes, margin: limits.eventMinutes))
        }
        if volatility.percentile > limits.percentile {
            objections.append(.tooVolatile(percentile: volatility.percentile, limit: limits.percentile))
        }
        if quality.score < limits.quality {
            objections.append(.lowQuality(quality.score, threshold: limits.quality))
        } else if card.side == 0 {
            objections.append(.noSide)
        } else if let size = card.size, size.contracts == 0, card.micro == nil {
            objections.append(.tooCostly(risk: size.riskOfOne, limit: size.limit))
        }
        return objections
    }

    /// The nearest event of high impact within the margin, and the whole minutes to it.
    private func event(near spec: ContractSpec) -> (event: EconomicEvent, minutes: Int)? {
        let margin = Int64(limits.eventMinutes)
        let span = time.adding(minutes: -margin)..<time.adding(minutes: margin).adding(nanoseconds: 1)
        return events?.events(in: span, moving: spec).filter { $0.impact == .high }
            .min { abs($0.time - time) < abs($1.time - time) }
            .map { ($0, Int(floorDivide($0.time - time, Timestamp.minute))) }
    }

    /// What all products that are left out have in common; every product is.
    func commonReasons(_ leftOut: [NoTrade.LeftOut]) -> [NoTrade.Reason] {
        let objections = leftOut.map(\.objections)
        if objections.allSatisfy({ $0 == [.noPrices] }) { return [.noPrices(products: leftOut.count)] }
        for case .eventNear(let event, let minutes, let margin) in objections[0] {
            if objections.allSatisfy({ $0.contains(.eventNear(event, minutes: minutes, margin: margin)) }) {
                return [.eventNear(event, minutes: minutes, margin: margin)]
            }
        }
        let qualities = zip(leftOut, objections).map { entry, objections -> (symbol: String, quality: Double)? in
            for case .lowQuality(let quality, _) in objections { return (entry.symbol, quality) }
            return nil
        }
        let low = qualities.compactMap { $0 }
        if low.count == leftOut.count, let best = low.max(by: { $0.quality < $1.quality }) {
            return [.lowQuality(best: best.symbol, quality: best.quality, threshold: limits.quality)]
        }
        return [.nothingQualifies(leftOut)]
    }
}
