import Market
import Studies

extension InstrumentState {
    /// For how long its market may be open without a new price, in nanoseconds.
    package var patience: Int64 { MarketPace.patience(frames[.oneMinute]?.bars, spec.calendar) }
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
        return instrument.last.map { last in
            MarketPace.isSilent(
                since: last.time, at: time, instrument.frames[.oneMinute]?.bars, instrument.spec.calendar,
                allowance: Int64(report?.delaySeconds ?? 0) * Timestamp.second)
        } ?? false
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
        focus.flatMap { focus in liveFocus.map { Self.summary(of: $0, among: focus) } }
    }

    static func summary(of live: FocusList, among all: FocusList) -> String {
        live.rows.isEmpty && !all.rows.isEmpty ? "Every market is silent, so none is in focus." : live.summary
    }
}
