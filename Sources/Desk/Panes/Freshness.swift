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
    /// What came since is still being fetched.
    private let isBehind: Bool

    package init(_ instrument: InstrumentState, _ snapshot: Snapshot) {
        source = instrument.source
        let report = snapshot.sources.first { $0.report.name == instrument.source }?.report
        state = report?.state
        isLate = report?.delaySeconds.map { $0 > 0 } ?? false
        let behind = report?.behindSeconds
        isBehind = behind != nil
        age = instrument.last.flatMap { last in
            snapshot.time.map { max(0, $0 - last.time, Int64(behind ?? 0) * Timestamp.second) }
        }
    }

    /// The gravest state among some instruments, with the age of the newest price in that state: a source is as old as
    /// the last thing it said.
    package static func worst(of instruments: [InstrumentState], _ snapshot: Snapshot) -> Freshness? {
        instruments.map { Freshness($0, snapshot) }.max { a, b in
            (a.state?.gravity ?? 0, b.age ?? .max) < (b.state?.gravity ?? 0, a.age ?? .max)
        }
    }

    /// Prices are older than promised: they are drawn grey, and nothing built on them invites.
    package var isOld: Bool {
        switch state {
        case .stale, .failed: true
        default: isBehind
        }
    }

    /// What the end of a pane's title says: source and age, or why there is no age.
    package var titleItems: [TitleItem] {
        switch state {
        case .paused: [TitleItem(source), TitleItem("paused")]
        case .ended: [TitleItem(source), TitleItem("ended")]
        case .loading(let progress):
            [TitleItem(source), TitleItem("loading" + (progress.map { " \(Int($0 * 100))%" } ?? ""), .accent)]
                + (isBehind ? age.map { [TitleItem("\(SpanText.exact($0)) old", .warn)] } ?? [] : [])
        case .off: [TitleItem(source), TitleItem("off")]
        case .stale: [TitleItem(source), TitleItem(age.map { "stale \(SpanText.exact($0))" } ?? "stale", .warn)]
        case .failed: [TitleItem(source), TitleItem("✗ failed", .down)]
        case .live where isLate:
            [TitleItem(source), TitleItem(age.map { "late \(SpanText.exact($0))" } ?? "late", .warn)]
        case .live, nil: [TitleItem(source)] + (age.map { [TitleItem(Self.text($0))] } ?? [])
        }
    }

    /// The age of something that is as it should be: `live` below a second, then `47s`, `4m12s`, `2h10m`.
    package static func text(_ nanoseconds: Int64) -> String {
        nanoseconds < Timestamp.second ? "live" : SpanText.exact(nanoseconds)
    }
}
