import Canvas
import Market
import State

/// How old an instrument's prices are, and whether their source keeps its promise.
package struct Freshness: Sendable {
    /// The state of the instrument's source; nil while it has not reported.
    package let state: SourceState?
    package let source: String
    /// Nanoseconds since the newest price; nil before the first.
    package let age: Int64?
    /// The source's prices come late by contract.
    package let isLate: Bool
    /// The instrument alone is silent while its source speaks and its market is open.
    package let isSilent: Bool
    /// What came since is still being fetched.
    private let isBehind: Bool

    package init(_ instrument: InstrumentState, _ snapshot: Snapshot) {
        source = instrument.source
        let report = snapshot.sources.first { $0.report.name == instrument.source }?.report
        state = report?.state
        isLate = report?.delaySeconds.map { $0 > 0 } ?? false
        let behind = report?.behindSeconds
        isBehind = behind != nil
        isSilent = snapshot.isSilent(instrument)
        age = instrument.last.flatMap { last in
            snapshot.time.map { max(0, $0 - last.time, Int64(behind ?? 0) * Timestamp.second) }
        }
    }

    /// The gravest state among some instruments, with the age of the newest price in that state: a source is as old as
    /// the last thing it said. Instruments that are silent alone say nothing of it while others speak.
    package static func worst(of instruments: [InstrumentState], _ snapshot: Snapshot) -> Freshness? {
        let all = instruments.map { Freshness($0, snapshot) }
        let speaking = all.filter { !$0.isSilent }
        return (speaking.isEmpty ? all : speaking).max { a, b in
            (a.state?.gravity ?? 0, b.age ?? .max) < (b.state?.gravity ?? 0, a.age ?? .max)
        }
    }

    /// `1 stale`: how many of some instruments the time in a title that they share does not speak of; none where it
    /// speaks of none of them.
    package static func silentItems(of instruments: [InstrumentState], _ snapshot: Snapshot) -> [TitleItem] {
        let count = instruments.count { snapshot.isSilent($0) }
        return count == 0 || count == instruments.count ? [] : [TitleItem("\(count) stale", .warn)]
    }

    /// Prices are older than promised: they are drawn grey, and nothing built on them invites.
    package var isOld: Bool {
        switch state {
        case .stale, .failed: true
        default: isBehind || isSilent
        }
    }

    /// `1h55m old` where the instrument is silent alone, for its row among others that are not.
    package var silence: String? { isSilent ? age.map { "\(Self.span($0)) old" } : nil }

    /// What the end of a pane's title says: source and age, or why there is no age.
    package var titleItems: [TitleItem] {
        let silent = isSilent ? age.map { [TitleItem("stale \(Self.span($0))", .warn)] } ?? [] : []
        switch state {
        case .paused: return [TitleItem(source), TitleItem("paused")] + silent
        case .ended: return [TitleItem(source), TitleItem("ended")] + silent
        case .loading(let progress):
            return [TitleItem(source), TitleItem("loading" + (progress.map { " \(Int($0 * 100))%" } ?? ""), .accent)]
                + (isBehind ? age.map { [TitleItem("\(Self.span($0)) old", .warn)] } ?? [] : silent)
        case .off: return [TitleItem(source), TitleItem("off")]
        case .stale: return [TitleItem(source), TitleItem(age.map { "stale \(Self.span($0))" } ?? "stale", .warn)]
        case .failed: return [TitleItem(source), TitleItem("✗ failed", .down)]
        case .live where isSilent, nil where isSilent: return [TitleItem(source)] + silent
        case .live where isLate:
            return [TitleItem(source), TitleItem(age.map { "late \(Self.span($0))" } ?? "late", .warn)]
        case .live, nil: return [TitleItem(source)] + (age.map { [TitleItem(Self.text($0))] } ?? [])
        }
    }

    /// The age of something that is as it should be: `live` below a second, then `47s`, `4m12s`, `2h10m`.
    package static func text(_ nanoseconds: Int64) -> String {
        nanoseconds < Timestamp.second ? "live" : span(nanoseconds)
    }

    /// `47s`, `4m12s`, `2h10m`, and from two days on `44d`.
    package static func span(_ nanoseconds: Int64) -> String {
        let days = nanoseconds / (1_440 * Timestamp.minute)
        return days < 2 ? SpanText.exact(nanoseconds) : "\(days)d"
    }
}
