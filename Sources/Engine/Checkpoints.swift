import Market

/// The last states of a book, to resume from when a settled bar is corrected. Two, so that a correction just after the
/// newer one need not go back to the beginning; each is a copy that shares what has not changed since, and is without the
/// closed bars and past values, which the present book has as well.
struct Checkpoints: Sendable {
    private struct Checkpoint: Sendable {
        /// Start of the last bar in it.
        var time: Timestamp
        var book: InstrumentBook
    }

    private static let kept = 2
    /// Between two of them: half a trading day. With what is copied because of it afterwards, a copy costs as much as some
    /// hundred bars, and every bar that comes pays for it; a correction, which hardly ever comes, runs a day at most.
    private static let minutes: Int64 = 690

    private var list: [Checkpoint] = []
    private var next = Timestamp(nanoseconds: .min)

    func isDue(at time: Timestamp) -> Bool { time >= next }

    mutating func keep(_ book: InstrumentBook, at time: Timestamp) {
        if list.count == Self.kept { list.removeFirst() }
        list.append(Checkpoint(time: time, book: book))
        next = time.adding(minutes: Self.minutes)
    }

    /// Start of the last bar in the newest of them.
    var newest: Timestamp? { list.last?.time }

    /// The newest book that ends before a minute; nil where none does.
    func book(before time: Timestamp) -> InstrumentBook? { list.last { $0.time < time }?.book }

    /// Those that end before a minute.
    func before(_ time: Timestamp) -> Checkpoints {
        var copy = self
        copy.list.removeAll { $0.time >= time }
        copy.next = copy.list.last?.time.adding(minutes: Self.minutes) ?? Timestamp(nanoseconds: .min)
        return copy
    }
}
