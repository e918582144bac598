import Market
import State

extension MassiveMarket {
    /// Asks REST for minutes that may be missing, one request an instrument at a time.
    mutating func askForDoubts(at now: Moment) {
        if link.phase == .polling { pollWhereDue(at: now) }
        for slot in slots.indices {
            guard let doubt = slots[slot].doubt, slots[slot].asking == nil, slots[slot].nextAsk <= now.monotonic,
                !isRefused
            else { continue }
            // What has only just ended is given a moment to reach REST.
            let isUrgent = slots[slot].held != nil || link.phase == .polling
            guard isUrgent || clock.exchange(at: now) - doubt.lowerBound >= Self.restLag + Timestamp.minute else {
                continue
            }
            asked += 1
            slots[slot].asking = asked
            slots[slot].askedFrom = doubt.lowerBound
            slots[slot].askedAt = clock.exchange(at: now)
            slots[slot].nextAsk = now.after(patience.betweenLooks)
            let ticker = slots[slot].instrument.symbol
            box.append(.askMinutes(slot: slot, ticker: ticker, from: doubt.lowerBound, number: asked))
        }
    }

    private var isRefused: Bool { if case .refused = phase { true } else { false } }

    /// By how much REST may be behind, nanoseconds of exchange time.
    private static let restLag: Int64 = 10 * Timestamp.second

    private mutating func pollWhereDue(at now: Moment) {
        let minute = clock.exchange(at: now).startOfMinute.adding(minutes: -1)
        for slot in slots.indices where slots[slot].hasHistory && slots[slot].calendar.isOpen(at: minute) {
            slots[slot].doubt(slots[slot].last ?? minute, through: minute)
        }
    }

    mutating func takeMinutes(
        slot: Int, number: Int, _ result: Result<[BarRow], MassiveFault>, at now: Moment
    ) {
        guard slots.indices.contains(slot), slots[slot].asking == number else { return }
        slots[slot].asking = nil
        switch result {
        case .success(let rows):
            restTrouble = nil
            let bars = bars(rows, slot, at: now)
            if phase == .loading, !slots[slot].hasHistory {
                early[slot] = bars
                if early.count == slots.count { beginRunning(at: now) }
            } else {
                work(bars, slot, at: now)
            }
        case .failure(let fault):
            let symbol = slots[slot].instrument.symbol
            if restTrouble != "\(fault)" { box.append(.log(.warn, "minutes of \(symbol): \(fault)")) }
            restTrouble = "\(fault)"
            let wait: Duration = fault.isPassing ? .seconds(5) : .seconds(60)
            slots[slot].nextAsk = now.after(backOff.atLeast(wait))
            if case .keyRefused = fault { phase = .refused("\(fault)", again: now.after(patience.afterRefusal)) }
        }
    }

    /// Minutes that have ended, ascending.
    private mutating func bars(_ rows: [BarRow], _ slot: Int, at now: Moment) -> [Bar] {
        let spec = slots[slot].instrument.spec
        let newest = clock.exchange(at: now).adding(minutes: -1)
        var bars: [Bar] = []
        for row in rows {
            guard let bar = row.bar(spec) else {
                malformed += 1
                continue
            }
            if bar.time <= newest, slots[slot].calendar.isOpen(at: bar.time) { bars.append(bar) }
        }
        return bars.sorted { $0.time < $1.time }
    }

    /// The histories that are there become the desk's, all together; the others follow.
    mutating func beginRunning(at now: Moment) {
        phase = .running
        let histories = early
        early = [:]
        var rows = histories.flatMap { slot, bars in bars.map { SlotBar(slot: slot, bar: $0) } }
        rows.removeAll { slots[$0.slot].told[$0.bar.time] == $0.bar }
        rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        give(rows, at: now)
        for (slot, bars) in histories.sorted(by: { $0.key < $1.key }) { finish(slot, isEmpty: bars.isEmpty, at: now) }
    }

    /// Works in what REST says of minutes.
    private mutating func work(_ bars: [Bar], _ slot: Int, at now: Moment) {
        // Rows that could not be held any longer came before the history: the market begins anew with both.
        let known = slots[slot]
        let comesLate =
            !known.hasHistory
            && known.last.map { last in bars.contains { $0.time < last && known.told[$0.time] == nil } } ?? false
        let settled = clock.exchange(at: now).adding(nanoseconds: -Self.settling)
        for bar in bars {
            if let told = slots[slot].told[bar.time] {
                // Of the newest minutes the socket may know more than REST does yet.
                guard told != bar, bar.time.adding(minutes: 1) <= settled else { continue }
                let minute = NewYork.local(bar.time).dated
                box.append(.log(.info, "\(slots[slot].instrument): the minute of \(minute) is corrected"))
            }
            if comesLate { tell(SlotBar(slot: slot, bar: bar)) } else { give(SlotBar(slot: slot, bar: bar)) }
        }
        if comesLate { tellAnew() }
        finish(slot, isEmpty: bars.isEmpty, at: now)
    }

    /// A minute counts as settled so long after its end, nanoseconds.
    private static let settling: Int64 = 15 * Timestamp.second

    /// - Parameter isEmpty: REST told no minute, which is not kept as all there is: the next start asks once more.
    private mutating func finish(_ slot: Int, isEmpty: Bool, at now: Moment) {
        slots[slot].hasHistory = true
        recalled = nil
        if let asked = slots[slot].askedAt, let from = slots[slot].askedFrom {
            let sure = asked.startOfMinute.adding(minutes: -2)
            slots[slot].trust(from: from, through: sure)
            keepWhatWasTold(slot, complete: isEmpty ? nil : from..<max(from, sure), at: now)
        }
        if !askTrades(slot, at: now) { release(slot, at: now) }
    }

    /// Gives the engine everything from the beginning.
    private mutating func tellAnew() {
        box.emit(.marketReset)
        clock.reset()
        var rows = slots.indices.flatMap { slot in slots[slot].told.values.map { SlotBar(slot: slot, bar: $0) } }
        rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        for row in rows {
            clock.noteRow(row.bar.time.adding(minutes: 1))
            box.close(row)
        }
        for slot in slots.indices { slots[slot].tradeMinute = nil }
    }
}
