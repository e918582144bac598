import Market
import State

extension MassiveMarket {
    /// Asks once a connection for the trades of the minute that is under way, of which the socket tells only what comes from
    /// now on; its rows wait. False where there are none to ask for. With quotes the socket's trades have sides, which those
    /// of REST lack: half of a minute's delta must not pass for all of it.
    mutating func askTrades(_ slot: Int, at now: Moment) -> Bool {
        let ticker = slots[slot].instrument.symbol
        guard link.isLive, !isFree, !hasPositions, slots[slot].held != nil, slots[slot].hasTradesOf != link.number,
            link.subscribed.contains("T.\(ticker)")
        else { return slots[slot].askingTrades != nil }
        asked += 1
        (slots[slot].askingTrades, slots[slot].hasTradesOf) = (asked, link.number)
        let minute = clock.exchange(at: now).startOfMinute
        box.append(.askTrades(slot: slot, ticker: ticker, from: minute, number: asked))
        return true
    }

    mutating func takeTrades(
        slot: Int, number: Int, _ result: Result<[TradeRow], MassiveFault>, at now: Moment
    ) {
        guard slots.indices.contains(slot), slots[slot].askingTrades == number else { return }
        slots[slot].askingTrades = nil
        switch result {
        case .success(let rows):
            let spec = slots[slot].instrument.spec
            let trades = rows.compactMap { row in
                row.trade(spec).map { (trade: $0, sequence: Int64(row.sequence ?? 0)) }
            }
            .filter { slots[slot].isAfterLast($0.trade, sequence: $0.sequence) }
            .sorted { ($0.trade.time, $0.sequence) < ($1.trade.time, $1.sequence) }
            for (trade, sequence) in trades { give(SlotTrade(slot: slot, trade: trade), sequence, at: now) }
            // What waits may be among them.
            if let newest = trades.last { slots[slot].forgetHeldTrades(through: newest.trade, newest.sequence) }
        case .failure(let fault):
            // The bar of the minute will tell what they amounted to.
            box.append(.log(.info, "trades of \(slots[slot].instrument): \(fault)"))
        }
        release(slot, at: now)
    }
}

extension SlotMarket {
    /// Drops trades that wait and are not after one.
    mutating func forgetHeldTrades(through newest: Trade, _ sequence: Int64) {
        held?.removeAll { row in
            guard case .trade(let row, let number) = row else { return false }
            return (row.trade.time, number) <= (newest.time, sequence)
        }
    }
}
