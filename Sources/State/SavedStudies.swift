import Market

/// The studies of an instrument as they stood after a closed minute, kept so that a later run need not feed them every
/// minute again.
package struct SavedStudies: Hashable, Sendable {
    /// Start of the last minute in it.
    package var through: Timestamp
    /// The program and the settings that made it; others make another one.
    package var basis: String
    /// The state and the digests of the minutes it rests on, as the engine writes them.
    package var state: [UInt8]

    package init(through: Timestamp, basis: String, state: [UInt8]) {
        self.through = through
        self.basis = basis
        self.state = state
    }
}

/// What earlier runs left of an instrument: closed minutes, and the studies as they stood after some of them.
package struct RecalledHistory: Sendable {
    package var slot: Int
    /// Ascending in time.
    package var bars: [Bar]
    /// The newest first.
    package var studies: [SavedStudies]

    package init(slot: Int, bars: [Bar], studies: [SavedStudies]) {
        self.slot = slot
        self.bars = bars
        self.studies = studies
    }
}

/// Studies that are to be kept, for a worker. From values to values: when it is done changes nothing.
package struct StudiesToKeep: Sendable {
    package let series: ArchivedSeries
    package let through: Timestamp
    private let seal: @Sendable () throws -> SavedStudies

    package init(
        series: ArchivedSeries, through: Timestamp, seal: @escaping @Sendable () throws -> SavedStudies
    ) {
        self.series = series
        self.through = through
        self.seal = seal
    }

    /// Does the work, which takes some milliseconds.
    package func sealed() throws -> SavedStudies { try seal() }
}

extension StudiesToKeep: Hashable {
    package static func == (a: StudiesToKeep, b: StudiesToKeep) -> Bool {
        a.series == b.series && a.through == b.through
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(series)
        hasher.combine(through)
    }
}
