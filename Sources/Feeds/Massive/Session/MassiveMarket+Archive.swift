import Market
import State

extension MassiveMarket {
    /// Shows at once what earlier runs were told, then looks for what is new.
    mutating func recall(
        _ series: [ArchivedSeries?], _ archived: [ArchivedBars], _ studies: [[SavedStudies]], at now: Moment
    ) {
        defer { choose(at: now) }
        guard slots.isEmpty, archived.contains(where: { !$0.bars.isEmpty }) else { return }
        let wanted = configuration.live.instruments
        let byCalendar = FrontMonths.byCalendar(wanted, on: today(now))
        list(zip(series, byCalendar).map { $0?.instrument ?? $1 }, at: now)
        var rows: [SlotBar] = []
        var histories: [RecalledHistory] = []
        for (slot, kept) in archived.enumerated() where slots.indices.contains(slot) {
            let start = historyStart(slots[slot].calendar, now)
            // Only what is known without a gap from the beginning counts; the rest is asked for.
            guard let first = kept.complete.list.first(where: { $0.contains(start) }) else { continue }
            slots[slot].known = first.upperBound
            let bars = kept.bars.map(\.bar).filter { first.contains($0.time) }
            if slots[slot].instrument == series[slot]?.instrument, !studies[slot].isEmpty {
                histories.append(RecalledHistory(slot: slot, bars: bars, studies: studies[slot]))
            } else {
                rows += bars.map { SlotBar(slot: slot, bar: $0) }
            }
        }
        if !histories.isEmpty {
            give(histories)
            reportLoading(Double(histories.count) / Double(slots.count), at: now)
        }
        rows.sort { ($0.bar.time, $0.slot) < ($1.bar.time, $1.slot) }
        give(rows, at: now)
        unkept = [:]
        (recalled, recalledAt) = (slots.compactMap(\.last).max(), now.monotonic)
    }

    /// Tells the engine of minutes, each instrument's with the studies that were saved after some of them.
    private mutating func give(_ histories: [RecalledHistory]) {
        for history in histories {
            for bar in history.bars {
                tell(SlotBar(slot: history.slot, bar: bar))
                clock.noteRow(bar.time.adding(minutes: 1))
            }
        }
        box.emit(.historiesRecalled(histories))
    }

    /// Tells the engine of many minutes, and in between of how many it has come through.
    mutating func give(_ rows: [SlotBar], at now: Moment) {
        for (place, row) in rows.enumerated() {
            give(row)
            if place % Self.step == Self.step - 1 { reportLoading(Double(place + 1) / Double(rows.count), at: now) }
        }
    }

    /// Minutes between two reports.
    private static let step = 8_192

    /// Gives what was told to the archive.
    mutating func keepWhatWasTold() {
        for slot in unkept.keys.sorted() { keepWhatWasTold(slot, complete: nil, at: nil) }
    }

    /// - Parameter complete: the span of which everything was told.
    mutating func keepWhatWasTold(_ slot: Int, complete: Range<Timestamp>?, at now: Moment?) {
        let bars = unkept.removeValue(forKey: slot) ?? []
        guard slots.indices.contains(slot), !bars.isEmpty || complete?.isEmpty == false else { return }
        let knownAt = now?.market ?? bars.map { $0.time.adding(minutes: 1) }.max() ?? Timestamp(seconds: 0)
        let series = ArchivedSeries(instrument: slots[slot].instrument, source: Self.name)
        box.append(.keep(bars, of: series, complete: complete, at: knownAt))
    }
}
