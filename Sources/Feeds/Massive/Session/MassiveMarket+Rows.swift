import JSON
import Market
import State

extension MassiveMarket {
    /// Takes a frame of the socket.
    mutating func take(_ frames: [WireFrame], at now: Moment) {
        var batch = WireBatch()
        for frame in frames {
            do { try reader.read(frame, into: &batch) } catch {
                malformed += 1
                if malformed <= 20 { box.append(.log(.warn, "a message cannot be read: \(error)")) }
            }
        }
        malformed += batch.malformed
        for status in batch.statuses { take(status, at: now) }
        if !batch.rows.isEmpty || batch.quotes > 0 {
            link.lastRow = now.monotonic
            link.silences = 0
        }
        for row in batch.rows { take(row, at: now) }
    }

    private mutating func take(_ row: WireRow, at now: Moment) {
        let slot = row.slot
        guard slots.indices.contains(slot) else { return }
        if case .minute(let bar) = row {
            let end = bar.bar.time.adding(minutes: 1)
            guard isPossible(end, within: Self.farthestMinute, at: now) else { return }
            clock.sample(end: end, at: now)
        }
        if slots[slot].held != nil {
            slots[slot].hold(row)
            return
        }
        give(row, at: now)
    }

    private mutating func give(_ row: WireRow, at now: Moment) {
        switch row {
        case .minute(let bar): giveMinute(bar, at: now)
        case .second(let bar): giveSecond(bar, at: now)
        case .trade(let trade, let sequence): give(trade, sequence, at: now)
        }
    }

    /// A minute that the socket told.
    private mutating func giveMinute(_ bar: SlotBar, at now: Moment) {
        // The same again says nothing new, unless the desk may have made its own bar from trades.
        if slots[bar.slot].told[bar.bar.time] == bar.bar { return }
        give(bar)
    }

    /// What a second amounted to, as trades of its four prices: all of them were traded, the last one last. The volume goes
    /// to the last.
    private mutating func giveSecond(_ row: SlotBar, at now: Moment) {
        let bar = row.bar
        guard slots[row.slot].lastSecond.map({ bar.time > $0 }) ?? true else { return }
        slots[row.slot].lastSecond = bar.time
        // From the farther extreme back to the open, so that a close at the open counts against that extreme, and any other
        // close is up or down against the open.
        let isHighFarther = bar.high.ticks - bar.open.ticks > bar.open.ticks - bar.low.ticks
        for price in [bar.open] + (isHighFarther ? [bar.low, bar.high] : [bar.high, bar.low]) + [bar.open] {
            give(
                SlotTrade(slot: row.slot, trade: Trade(time: bar.time, price: price, size: 0, aggressor: .unknown)), 0,
                at: now)
        }
        let last = Trade(time: bar.time, price: bar.close, size: bar.volume, aggressor: .unknown)
        give(SlotTrade(slot: row.slot, trade: last), 0, at: now)
    }

    /// Tells the engine of a minute: as the next one where it follows, else as a correction.
    mutating func give(_ row: SlotBar) {
        let follows = follows(row)
        tell(row)
        clock.noteRow(row.bar.time.adding(minutes: 1))
        if follows { box.close(row) } else { box.correct(row) }
    }

    /// True for a minute after all that the desk was told. By itself, for a copy of the slot that is still at hand when the
    /// minute is noted would copy everything that was told.
    private func follows(_ row: SlotBar) -> Bool {
        let slot = slots[row.slot]
        guard slot.last.map({ row.bar.time > $0 }) ?? true else { return false }
        let end = row.bar.time.adding(minutes: 1)
        return !slot.hasHistory
            || clock.told.map { end > $0 } ?? true && clock.rows.map { end >= $0 } ?? true
                && slot.tradeMinute.map { row.bar.time >= $0 } ?? true
    }

    /// Notes what the vendor says of a minute.
    mutating func tell(_ row: SlotBar) {
        slots[row.slot].tell(row.bar)
        unkept[row.slot, default: []].append(row.bar)
    }

    mutating func give(_ row: SlotTrade, _ sequence: Int64, at now: Moment) {
        let trade = row.trade
        let minute = trade.time.startOfMinute
        guard isPossible(trade.time, within: Self.farthest, at: now) else { return }
        // Of a minute that is known already there is nothing more to learn.
        guard slots[row.slot].last.map({ minute > $0 }) ?? true,
            slots[row.slot].isNew(trade, sequence: sequence)
        else { return }
        slots[row.slot].tradeMinute = max(slots[row.slot].tradeMinute ?? minute, minute)
        clock.noteRow(trade.time)
        box.print(row)
    }

    /// How far ahead of our clock a trade may be stamped, nanoseconds; a row that came late makes nothing of the future.
    private static let farthest: Int64 = 10 * Timestamp.second
    /// The same of a minute, which is what tells that our clock is slow.
    private static let farthestMinute: Int64 = 3_600 * Timestamp.second

    /// False, and counted, for what is stamped too far ahead of now.
    private mutating func isPossible(_ instant: Timestamp, within limit: Int64, at now: Moment) -> Bool {
        guard instant - max(now.market, clock.exchange(at: now)) > limit else { return true }
        futureRows += 1
        return false
    }

    // MARK: - Rows that wait

    /// Lets rows go on that have waited for minutes before them too long.
    mutating func releaseHeld(at now: Moment) {
        guard phase == .running else { return }
        for slot in slots.indices where slots[slot].held != nil && slots[slot].heldUntil <= now.monotonic {
            release(slot, at: now)
        }
    }

    mutating func release(_ slot: Int, at now: Moment) {
        guard let held = slots[slot].held else { return }
        (slots[slot].held, slots[slot].askingTrades) = (nil, nil)
        for row in held { give(row, at: now) }
    }

    /// Holds rows back until the minutes before them are there.
    mutating func holdRows(at now: Moment) {
        for slot in slots.indices where slots[slot].held == nil {
            slots[slot].held = []
            slots[slot].heldUntil = now.after(patience.gap)
        }
    }
}

extension WireRow {
    var slot: Int {
        switch self {
        case .trade(let row, _): row.slot
        case .minute(let row), .second(let row): row.slot
        }
    }
}

extension SlotMarket {
    /// Of trades that wait only so many are kept: the minutes tell what they amount to.
    private static let heldTrades = 20_000

    mutating func hold(_ row: WireRow) {
        if case .trade = row, held?.count ?? 0 >= Self.heldTrades { return }
        held?.append(row)
    }
}
