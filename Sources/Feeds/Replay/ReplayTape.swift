import Market
import State

/// Recordings merged in time. Files of one instrument are joined; a bar becomes known when its minute has ended.
struct ReplayTape: Tape {
    let instruments: [Instrument]
    let span: ClosedRange<Timestamp>?
    let rowCount: Int
    private var tracks: [ReplayTrack]

    init(_ recordings: [Recording]) throws(ReplayError) {
        var instruments: [Instrument] = []
        for recording in recordings where !instruments.contains(recording.instrument) {
            instruments.append(recording.instrument)
        }
        tracks = []
        for instrument in instruments {
            tracks.append(try ReplayTrack(recordings.filter { $0.instrument == instrument }))
        }
        self.instruments = instruments
        rowCount = recordings.reduce(0) { $0 + $1.rows.count }
        if let first = recordings.compactMap(\.rows.first).min(), let last = recordings.compactMap(\.rows.last).max() {
            span = first...last
        } else {
            span = nil
        }
    }

    var nextDue: Timestamp? { nextTrack.map { Timestamp(nanoseconds: tracks[$0].due) } }

    mutating func read(through limit: Timestamp, count: Int, into batch: inout RowBatch) {
        while let slot = nextTrack {
            let due = Timestamp(nanoseconds: tracks[slot].due)
            guard due <= limit, batch.count < count || due == batch.lastDue else { return }
            switch tracks[slot].take() {
            case .bar(let bar): batch.append(SlotBar(slot: slot, bar: bar), due: due)
            case .trade(let trade): batch.append(SlotTrade(slot: slot, trade: trade))
            }
        }
    }

    mutating func rewind() {
        for slot in tracks.indices { tracks[slot].rewind() }
    }

    /// The track whose row comes first; the lower slot where two are equal. Nil at the end.
    private var nextTrack: Int? {
        var earliest: Int?
        var due = Int64.max
        for slot in tracks.indices where tracks[slot].due < due {
            earliest = slot
            due = tracks[slot].due
        }
        return earliest
    }
}
