import Market

/// The rows of one instrument, from one file or several that follow each other.
struct ReplayTrack: Sendable {
    enum Row {
        case bar(Bar)
        case trade(Trade)
    }

    private let parts: [RecordedRows]
    private var part = 0
    private var index = 0
    /// When the next row becomes known, nanoseconds UTC; the largest number after the last row.
    private(set) var due: Int64 = .max

    init(_ recordings: [Recording]) throws(ReplayError) {
        let sorted = recordings.sorted { ($0.rows.first ?? .distantPast) < ($1.rows.first ?? .distantPast) }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            if let end = earlier.rows.last, let start = later.rows.first, start < end {
                throw .overlap(
                    symbol: earlier.instrument.symbol, first: earlier.file.path, second: later.file.path)
            }
        }
        parts = sorted.map(\.rows)
        rewind()
    }

    mutating func rewind() {
        part = 0
        index = 0
        findDue()
    }

    /// Takes the next row; there must be one.
    mutating func take() -> Row {
        let row =
            index < parts[part].bars.minutes.count
            ? Row.bar(parts[part].bars[index]) : .trade(parts[part].trades[index])
        index += 1
        findDue()
        return row
    }

    private mutating func findDue() {
        while part < parts.count {
            if index < parts[part].bars.minutes.count {
                due = Int64(parts[part].bars.minutes[index] + 1) * Timestamp.minute
                return
            }
            if index < parts[part].trades.times.count {
                due = parts[part].trades.times[index]
                return
            }
            part += 1
            index = 0
        }
        due = .max
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(nanoseconds: .min)
}
