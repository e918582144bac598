import Market
import State
import Synchronization

/// An archive that lasts as long as the process: for runs that keep nothing, and for tests.
package final class MemoryBarArchive: BarArchive {
    private struct Kept {
        var bars: [Timestamp: ArchivedBar] = [:]
        var complete = TimeSpans()
        var knownAt: Timestamp
    }

    private let saved = Mutex<[ArchivedSeries: [SavedStudies]]>([:])
    private let kept = Mutex<[ArchivedSeries: Kept]>([:])
    private let keptHours = Mutex(VendorHours())

    package init() {}

    package func summaries(of source: String) -> [ArchivedSummary] {
        kept.withLock { kept in
            kept.compactMap { series, kept -> ArchivedSummary? in
                guard series.source == source, let first = kept.bars.keys.min(), let last = kept.bars.keys.max() else {
                    return nil
                }
                return ArchivedSummary(
                    series: series, count: kept.bars.count, span: first...last, knownAt: kept.knownAt)
            }.sorted { ($1.knownAt, $0.series.instrument.symbol) < ($0.knownAt, $1.series.instrument.symbol) }
        }
    }

    package func read(_ series: ArchivedSeries, in span: Range<Timestamp>) -> ArchivedBars {
        kept.withLock { kept in
            guard let kept = kept[series] else { return ArchivedBars() }
            return ArchivedBars(
                bars: kept.bars.values.filter { span.contains($0.bar.time) }.sorted { $0.bar.time < $1.bar.time },
                complete: kept.complete.clamped(to: span))
        }
    }

    package func keep(_ bars: [Bar], of series: ArchivedSeries, complete: Range<Timestamp>?, at knownAt: Timestamp) {
        kept.withLock { kept in
            var changed = kept[series] ?? Kept(knownAt: knownAt)
            for bar in bars {
                let before = changed.bars[bar.time]
                guard before?.bar != bar else { continue }
                changed.bars[bar.time] = ArchivedBar(
                    bar: bar, revision: before.map { $0.revision + 1 } ?? 0, knownAt: knownAt)
            }
            if let complete { changed.complete.insert(complete) }
            changed.knownAt = max(changed.knownAt, knownAt)
            kept[series] = changed
        }
    }

    package func studies(of series: ArchivedSeries) -> [SavedStudies] { saved.withLock { $0[series] ?? [] } }

    package func keep(_ studies: SavedStudies, of series: ArchivedSeries) {
        saved.withLock { saved in
            let before = saved[series, default: []].first { $0.through < studies.through }
            saved[series] = [studies] + [before].compactMap(\.self)
        }
    }

    package func keep(_ hours: VendorHours) { keptHours.withLock { $0.take(hours) } }

    /// What was kept of trading hours.
    package var hours: VendorHours { keptHours.withLock { $0 } }
}
