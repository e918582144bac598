import Market

/// The rows of one instrument's recordings in the order of time, for those who read without playing.
package struct RecordedMarket: Sendable {
    /// One row of a recording.
    package enum Row: Sendable {
        case bar(Bar)
        case trade(Trade)
    }

    package let instrument: Instrument
    private var track: ReplayTrack

    /// Reads recordings; files of the same instrument follow each other. One market an instrument, in the order in which
    /// instruments are first named.
    package static func read(
        _ files: [RecordingFile], specs: ContractSpecs = .standard
    ) throws(ReplayError) -> [RecordedMarket] {
        guard !files.isEmpty else { throw .nothingGiven }
        let recordings = try Recording.load(files, specs: specs)
        var order: [Instrument] = []
        for recording in recordings where !order.contains(recording.instrument) { order.append(recording.instrument) }
        var markets: [RecordedMarket] = []
        for instrument in order {
            let track = try ReplayTrack(recordings.filter { $0.instrument == instrument })
            markets.append(RecordedMarket(instrument: instrument, track: track))
        }
        return markets
    }

    /// The next row; nil after the last one.
    package mutating func next() -> Row? {
        guard track.due != .max else { return nil }
        return switch track.take() {
        case .bar(let bar): .bar(bar)
        case .trade(let trade): .trade(trade)
        }
    }
}
