import Market

/// What happened to one symbol between two reports, and at which prices as far as the figures tell.
///
/// An entry's price is exact: average times quantity after it, less the same before it. An exit leaves the average as it
/// is; its price follows from the platform's realised figure where it sends one, and only where that makes a whole sum
/// of ticks. Else it is our own quote of that time, an estimate.
struct PositionChange {
    let symbol: String
    let before: Holding?
    let after: Holding?
    /// Nil for a product that is not known.
    let spec: ContractSpec?
    /// Our own price in points; asked for only where it is needed.
    let quote: () -> Double?
    /// The change of the platform's realised figure, where it can only be of this symbol.
    let gain: Money?
    /// What the platform takes for a contract and side, where that was seen.
    let cost: Money?

    /// A cost beyond this is none: something else moved the realised figure.
    private static let largestCost = Money(dollars: 10)
    /// An unmoved realised figure is believed where our own price is this near the average, in ticks.
    private static let nearTicks = 2.0

    private var old: Int { before?.quantity ?? 0 }
    private var new: Int { after?.quantity ?? 0 }
    private var isReversal: Bool { old != 0 && new != 0 && (old > 0) != (new > 0) }
    private var isEntry: Bool { !isReversal && new.magnitude > old.magnitude }
    /// Contracts bought or sold.
    private var contracts: Int { isReversal || isEntry ? Int((new - old).magnitude) : Int((old - new).magnitude) }

    /// What an entry shows that the platform takes for a contract and side: nothing else moves its realised figure then.
    var shownCost: Money? {
        guard isEntry, let gain, gain <= .zero else { return nil }
        let cost = Money(tenThousandths: -gain.tenThousandths / Int64(contracts))
        return cost <= Self.largestCost ? cost : nil
    }

    func fills(at time: Timestamp, isAfterGap: Bool) -> [Fill] {
        if isReversal {
            return [
                exit(of: Int(old.magnitude), at: time, isAfterGap: isAfterGap),
                entry(of: Int(new.magnitude), from: nil, at: time, isAfterGap: isAfterGap),
            ]
        }
        if isEntry { return [entry(of: contracts, from: before, at: time, isAfterGap: isAfterGap)] }
        return [exit(of: contracts, at: time, isAfterGap: isAfterGap)]
    }

    private func entry(of quantity: Int, from held: Holding?, at time: Timestamp, isAfterGap: Bool) -> Fill {
        var price: Double?
        var isEstimated = isAfterGap
        if let average = after?.average, held == nil || held?.average != nil {
            let sum = average * Double(new.magnitude) - (held?.average ?? 0) * Double(held?.quantity.magnitude ?? 0)
            price = sum / Double(quantity)
            if let spec, let exact = price {
                let ticks = TickSum.of(average: exact, quantity: quantity, spec: spec)
                // Platforms that round their averages leave a small rest.
                if abs(ticks - ticks.rounded()) < 0.2 {
                    price = TickSum.points(ticks.rounded(), quantity: quantity, spec: spec)
                } else {
                    isEstimated = true
                }
            }
        }
        return Fill(
            symbol: symbol, side: new > 0 ? .long : .short, quantity: quantity, effect: held == nil ? .opens : .adds,
            price: price, isEstimated: isEstimated, isAfterGap: isAfterGap, time: time)
    }

    private func exit(of quantity: Int, at time: Timestamp, isAfterGap: Bool) -> Fill {
        var fill = Fill(
            symbol: symbol, side: old > 0 ? .short : .long, quantity: quantity,
            effect: quantity == Int(old.magnitude) ? .closes : .reduces, price: nil, isAfterGap: isAfterGap, time: time)
        guard let spec, let average = before?.average else {
            fill.price = quote()
            fill.isEstimated = fill.price != nil
            return fill
        }
        let entered = TickSum.of(average: average, quantity: quantity, spec: spec)
        let found = booked(entered: entered, quantity: quantity, spec: spec, average: average)
        let sum: Double
        if let found, found.isExact {
            sum = found.sum
        } else if isReversal, let turned = after?.average {
            // The order that turned the position had most likely one price.
            sum = TickSum.of(average: turned, quantity: quantity, spec: spec)
            fill.isEstimated = true
        } else if let quote = quote() {
            sum = TickSum.of(average: quote, quantity: quantity, spec: spec)
            fill.isEstimated = true
        } else if let found {
            sum = found.sum
            fill.isEstimated = true
        } else {
            return fill
        }
        fill.price = TickSum.points(sum, quantity: quantity, spec: spec)
        fill.realised = TickSum.money(old > 0 ? sum - entered : entered - sum, spec: spec)
        return fill
    }

    /// The sum of an exit's prices in ticks as the platform booked it; nil where it tells nothing.
    private func booked(
        entered: Double, quantity: Int, spec: ContractSpec, average: Double
    ) -> (sum: Double, isExact: Bool)? {
        guard let gain else { return nil }
        if gain == .zero {
            // No gain may be a scratch, or a figure that is still to come.
            if let cost, cost > .zero { return nil }
            if let quote = quote() {
                let ticks = abs(quote - average) * Double(spec.tick.denominator) / Double(spec.tick.numerator)
                guard ticks <= Self.nearTicks else { return nil }
            }
            return (entered, true)
        }
        let unit = Double(spec.tickValue.tenThousandths)
        // Figures are rounded to cents, and so is the cost that was seen.
        let slack = min(0.25, (120 + (cost ?? .zero == .zero ? 0 : 50 * Double(contracts))) / unit + 0.005)
        func sum(_ cost: Money) -> Double {
            let gross = Double(gain.tenThousandths) + Double(cost.tenThousandths) * Double(contracts)
            return old > 0 ? entered + gross / unit : entered - gross / unit
        }
        let usual = spec.costPerSide ?? .zero
        for candidate in cost.map({ [$0] }) ?? [.zero, usual, usual * 2] {
            let ticks = sum(candidate)
            if abs(ticks - ticks.rounded()) <= slack { return (ticks.rounded(), cost != nil) }
        }
        return (sum(cost ?? .zero).rounded(), false)
    }
}
