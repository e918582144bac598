import Market
import Studies

extension InstrumentState {
    /// For how long its market may be open without a new price before the last one counts as old, in nanoseconds: ten
    /// times the mean time between its last 30 closed minutes, ten minutes at least and two hours at most. What trades
    /// every minute is missed soon; what trades now and then at night is not missed at all until it is later than ever,
    /// and beyond two hours a price is old however thin its market is.
    package var patience: Int64 {
        let bars = frames[.oneMinute]?.bars.suffix(30) ?? []
        guard bars.count > 1, let first = bars.first, let last = bars.last else { return Self.leastPatience }
        let pace = spec.calendar.openTime(in: first.time..<last.time) / Int64(bars.count - 1)
        return min(max(10 * pace, Self.leastPatience), 120 * Timestamp.minute)
    }

    /// True where its market has been open for longer than `patience` and `allowance` since the last price.
    fileprivate func isSilent(at time: Timestamp, allowance: Int64) -> Bool {
        guard let last, time - last.time > Self.leastPatience + allowance else { return false }
        // Two hours are open in any week, and no more than that are ever asked for.
        let from = max(last.time, time.adding(minutes: -7 * 1_440))
        return spec.calendar.openTime(in: from..<time) > patience + allowance
    }

    private static var leastPatience: Int64 { 10 * Timestamp.minute }
}

extension Snapshot {
    /// True where an instrument alone has fallen silent: its source speaks, its market is open by the calendar, and no
    /// price of it has come for longer than its own pace allows. Contracts that have expired and files that have ended are
    /// such. Where the source itself is silent or still fetches, that is the trouble and not the instrument.
    package func isSilent(_ instrument: InstrumentState) -> Bool {
        guard let time else { return false }
        let report = sources.first { $0.report.name == instrument.source }?.report
        switch report?.state {
        case .off, .stale, .failed: return false
        // A live source may still bring what an instrument lacks; a recording has it or not.
        case .loading where mode == .live: return false
        case .live, .loading, .paused, .ended, nil: break
        }
        guard report?.behindSeconds == nil else { return false }
        return instrument.isSilent(at: time, allowance: Int64(report?.delaySeconds ?? 0) * Timestamp.second)
    }

    /// The scores without those of silent instruments, which are in nobody's focus; nil before the first scan.
    package var liveFocus: FocusList? {
        focus.map { focus in
            FocusList(
                focus.rows.filter { !instruments.indices.contains($0.slot) || !isSilent(instruments[$0.slot]) },
                threshold: focus.threshold, limit: focus.limit, time: focus.time)
        }
    }

    /// The day's plan for an instrument; nil where there is none, and where its market has fallen silent.
    package func plan(slot: Int) -> FocusPlan? {
        guard instruments.indices.contains(slot), !isSilent(instruments[slot]) else { return nil }
        return focus?.rows.first { $0.slot == slot }?.card
    }

    /// What the scores come to, in a sentence; nil before the first scan.
    package var focusSummary: String? {
        guard let focus, let live = liveFocus else { return nil }
        return live.rows.isEmpty && !focus.rows.isEmpty ? "Every market is silent, so none is in focus." : live.summary
    }
}
