import Market

/// Whose minutes: one contract as one source tells it. Prices of two sources or of two months never share a series.
package struct ArchivedSeries: Hashable, Sendable {
    package var instrument: Instrument
    /// As the source's reports name it: `massive`, `yahoo`.
    package var source: String

    package init(instrument: Instrument, source: String) {
        self.instrument = instrument
        self.source = source
    }
}

/// A closed minute as its source told it last.
package struct ArchivedBar: Hashable, Sendable {
    package var bar: Bar
    /// How often the source has corrected it; 0 for a bar that stands as it was first told.
    package var revision: Int
    /// The machine's time at which it was told so.
    package var knownAt: Timestamp

    package init(bar: Bar, revision: Int = 0, knownAt: Timestamp) {
        self.bar = bar
        self.revision = revision
        self.knownAt = knownAt
    }
}

/// What is kept of a series within a span of time.
package struct ArchivedBars: Hashable, Sendable {
    /// Ascending in time, no minute twice.
    package var bars: [ArchivedBar]
    /// Where everything that the source has is kept: a minute without a bar in here had no trade, and is no hole.
    package var complete: TimeSpans

    package init(bars: [ArchivedBar] = [], complete: TimeSpans = TimeSpans()) {
        self.bars = bars
        self.complete = complete
    }
}

/// A series that is kept, and how much of it.
package struct ArchivedSummary: Hashable, Sendable {
    package var series: ArchivedSeries
    package var count: Int
    /// Starts of the first and the last bar.
    package var span: ClosedRange<Timestamp>
    /// When the newest of it was told.
    package var knownAt: Timestamp

    package init(series: ArchivedSeries, count: Int, span: ClosedRange<Timestamp>, knownAt: Timestamp) {
        self.series = series
        self.count = count
        self.span = span
        self.knownAt = knownAt
    }
}
