import Market
import State

/// What is told anew of bars that are settled.
extension InstrumentBook {
    /// True when a correction is sound and of a minute that is settled and still kept.
    mutating func admitsCorrection(_ bar: Bar) -> Bool {
        guard isSound(bar), bar.time.isPlausible, bar.time.nanoseconds % Timestamp.minute == 0,
            let first = minute.bars.firstTime, let last = minute.bars.lastTime, first <= bar.time,
            bar.time <= last || hasPassed(bar)
        else { return false }
        return lookUp(bar.time)
    }

    /// True when a bar is told as a correction, and yet nothing is settled that it would change.
    mutating func isAhead(_ bar: Bar) -> Bool {
        (minute.bars.isEmpty || !hasPassed(bar)) && admits(bar)
    }

    /// The settled bar of a minute; nil where there is none.
    func settled(_ time: Timestamp) -> Bar? { minute.bars.bar(at: time) }

    /// True when spans that the bar belongs to were closed without it.
    private func hasPassed(_ bar: Bar) -> Bool { bar.time.nanoseconds + Timestamp.minute <= closedThrough }

    /// Puts corrections that were admitted in the place of what was told, and runs everything anew from the last
    /// checkpoint before them: a day of minutes at most, all that are kept where they are older.
    mutating func correct(_ corrections: [Bar]) {
        guard let from = corrections.map(\.time).min() else { return }
        settle()
        let checkpoint = checkpoints.book(before: from)
        var book = checkpoint ?? InstrumentBook(instrument: instrument, configuration: configuration, like: self)
        // What rests on bars that are kept no more comes out otherwise, from the first bar on.
        let changed = checkpoint == nil && minute.restsOnDropped ? minute.bars.firstTime ?? from : from
        book.recallPast(from: self)
        let done = book.minute.bars.lastTime
        book.checkpoints = checkpoints.before(from)
        var minutes = Dictionary(minute.bars.after(done).map { ($0.time, $0) }) { first, _ in first }
        for bar in corrections { minutes[bar.time] = bar }
        let told = trades.byMinute
        for bar in minutes.values.sorted(by: { $0.time < $1.time }) {
            for trade in told[bar.time] ?? [] where book.admits(trade) { book.take(trade) }
            if book.admits(bar) { book.take(bar) }
        }
        if let forming {
            for trade in told[forming.time] ?? [] where book.admits(trade) { book.take(trade) }
            if book.lookUp(forming.time) { _ = book.begin(at: forming.time) }
            book.forming = forming
        }
        book.closeSpans(through: closedThrough)
        book.settle()
        book.trades = trades
        // The newest price may be that of a corrected bar.
        if let last, book.last.map({ last.time > $0.time }) ?? true { book.last = last }
        book.lastTrade = lastTrade
        book.revisions = revisions + 1
        book.keptThrough = keptThrough.flatMap { $0 < from ? $0 : nil }
        book.minute.mark(book.revisions, from: changed, before: minute)
        for index in book.higher.indices {
            book.higher[index].mark(book.revisions, from: changed, before: higher[index])
        }
        self = book
    }
}
