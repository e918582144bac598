import Market
import State

/// Where a live feed keeps the closed minutes it was told, and finds those of earlier runs. It never fails the feed: an
/// archive that cannot be read is empty, one that cannot be written forgets, and it says so elsewhere.
package protocol BarArchive: Sendable {
    /// The series of a source of which bars are kept, the one that was told of last first. Waits for the disk.
    func summaries(of source: String) -> [ArchivedSummary]

    /// What is kept of a series in a span, with everything that was given to `keep` before. Waits for the disk.
    func read(_ series: ArchivedSeries, in span: Range<Timestamp>) -> ArchivedBars

    /// Keeps closed minutes, in any order, and returns at once. A bar that differs from the kept one of its minute takes its
    /// place as a further revision; one that is the same changes nothing.
    ///
    /// - Parameters:
    ///   - complete: the span of which the source has now told everything it has, bars or none; nil where it has told
    ///     single bars only.
    ///   - knownAt: the machine's time at which the source told them.
    func keep(_ bars: [Bar], of series: ArchivedSeries, complete: Range<Timestamp>?, at knownAt: Timestamp)

    /// Studies that earlier runs saved of a series, the newest first. Waits for the disk.
    func studies(of series: ArchivedSeries) -> [SavedStudies]

    /// Keeps studies of a series in place of all that were saved after their last minute, and returns at once. Of those
    /// before it one is kept besides.
    func keep(_ studies: SavedStudies, of series: ArchivedSeries)

    /// Keeps what a source told of its trading hours, and returns at once. What it told before of the same days gives way.
    func keep(_ hours: VendorHours)
}
