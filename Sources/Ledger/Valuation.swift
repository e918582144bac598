import Market

/// A price of an instrument and its time.
package struct Mark: Hashable, Sendable {
    package var instrument: Instrument
    package var price: Price
    package var time: Timestamp

    package init(instrument: Instrument, price: Price, time: Timestamp) {
        self.instrument = instrument
        self.price = price
        self.time = time
    }
}

/// What values positions: the newest prices of a run that may do so.
///
/// A position is valued by its own root and month. A micro may be valued by its full-size product of that month, and the
/// other way round: both settle on the same thing and arbitrage keeps them within a tick, while the platform's figure is
/// as old as its last change. Another month never values anything, and a series without a month only in a run of its own
/// prices, where the account trades that very series.
package struct Valuation: Sendable {
    private let marks: [Mark]
    private let specs: ContractSpecs
    private let isOwnRun: Bool
    private let refusal: String?

    /// - Parameters:
    ///   - isOwnRun: a replay or simulation, whose accounts trade its own prices.
    ///   - refusal: why there are no prices that may value anything, as half a sentence (`massive is stale`).
    package init(marks: [Mark], specs: ContractSpecs, isOwnRun: Bool, refusal: String? = nil) {
        self.marks = refusal == nil ? marks : []
        self.specs = specs
        self.isOwnRun = isOwnRun
        self.refusal = refusal
    }

    /// The price for an instrument, and what it is; nil where none may value it.
    package func match(_ instrument: Instrument) -> (mark: Mark, basis: PositionValue.Basis)? {
        let twins = specs.twins(of: instrument.spec)
        if let month = instrument.month {
            if let mark = marks.first(where: { $0.instrument == instrument }) { return (mark, .quote) }
            for twin in twins {
                let other = Instrument(spec: twin, month: month)
                if let mark = marks.first(where: { $0.instrument == other }) {
                    return (mark, .twin(symbol: other.symbol))
                }
            }
        }
        guard isOwnRun else { return nil }
        for spec in [instrument.spec] + twins {
            let series = Instrument(spec: spec)
            if let mark = marks.first(where: { $0.instrument == series }) {
                return (mark, .continuous(symbol: series.symbol))
            }
        }
        return nil
    }

    /// Our own price for an instrument, in points.
    package func points(of instrument: Instrument) -> Double? {
        match(instrument).map { $0.mark.instrument.spec.points($0.mark.price) }
    }

    /// What a position is worth.
    ///
    /// - Parameters:
    ///   - instrument: what its symbol names; nil where that is not known.
    ///   - reportedAt: when the platform told it.
    package func value(
        _ position: ReportedPosition, of instrument: Instrument?, reportedAt: Timestamp?
    ) -> PositionValue {
        guard let instrument else {
            return told(position, nil, reportedAt, "the product is not known; a table [instrument.ROOT] adds it")
        }
        guard let average = position.averagePrice else {
            return told(position, instrument, reportedAt, "the bridge sent no average price")
        }
        guard let (mark, basis) = match(instrument) else {
            return told(position, instrument, reportedAt, reason(instrument))
        }
        let spec = instrument.spec
        let ticks = TickSum.settled(Self.ticks(mark, in: spec))
        let entered = TickSum.of(average: average, quantity: position.quantity, spec: spec)
        let gained = (ticks * Double(position.quantity) - entered) * Double(position.side.sign)
        guard let profit = TickSum.money(gained, spec: spec), let price = Int(exactly: ticks.rounded()) else {
            return told(position, instrument, reportedAt, "its figures are too large to be true")
        }
        return PositionValue(
            basis: basis, instrument: instrument, price: Price(ticks: price), time: mark.time,
            points: TickSum.points(gained, quantity: position.quantity, spec: spec), profit: profit)
    }

    private func reason(_ instrument: Instrument) -> String {
        if let refusal { return refusal }
        return instrument.month == nil
            ? "its symbol names no month, so no price is known to be its own"
            : "there is no price of \(instrument.symbol)"
    }

    /// The platform's own figure, where it can be one.
    private func told(
        _ position: ReportedPosition, _ instrument: Instrument?, _ reportedAt: Timestamp?, _ reason: String
    ) -> PositionValue {
        guard let unrealised = position.unrealised else {
            return unknown("\(reason), and the bridge sent no figure", instrument)
        }
        // Bridges send 0 where their chart has no price yet.
        guard unrealised != .zero else {
            return unknown("\(reason), and the bridge's 0 may mean that it has no price either", instrument)
        }
        let points = instrument.map { instrument in
            Double(unrealised.tenThousandths) / Double(instrument.spec.pointValue.tenThousandths)
                / Double(position.quantity)
        }
        // Some bridges value every position with the price of the chart that they sit on.
        if let points, let average = position.averagePrice, abs(points) > 0.1 * abs(average) {
            return unknown("\(reason), and the bridge's figure was made with another product's price", instrument)
        }
        var value = PositionValue(
            basis: .bridge, instrument: instrument, time: reportedAt, points: points, profit: unrealised)
        value.note = reason
        return value
    }

    private func unknown(_ reason: String, _ instrument: Instrument?) -> PositionValue {
        PositionValue(basis: .unknown(reason), instrument: instrument)
    }

    /// A mark in ticks of another product, which may be coarser or finer.
    private static func ticks(_ mark: Mark, in spec: ContractSpec) -> Double {
        let tick = mark.instrument.spec.tick
        if tick == spec.tick { return Double(mark.price.ticks) }
        return Double(mark.price.ticks) * Double(tick.numerator) * Double(spec.tick.denominator)
            / (Double(tick.denominator) * Double(spec.tick.numerator))
    }
}
