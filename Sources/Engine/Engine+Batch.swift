import Dispatch
import Market
import State

/// Long runs of closed bars on all cores. The bars of one instrument wait for those of another only where a scan looks at
/// all of them, and of the scans within a batch only the last is ever seen.
extension Engine {
    /// Bars an instrument below which threads are not worth their trouble.
    private static let fewest = 8

    /// Takes closed bars, with the same outcome as one by one.
    mutating func take(_ rows: [SlotBar]) {
        var rows = rows[...]
        if time == nil, let first = rows.popFirst() { take(first) }
        let count = countAtOnce(rows)
        if count > 0 { takeAtOnce(rows.prefix(count)) }
        for row in rows.dropFirst(count) { take(row) }
    }

    /// How many bars may be taken at once: those that end by a scan which a later one is sure to bring. None where bars
    /// are few or not in the order of time.
    mutating func countAtOnce(_ rows: ArraySlice<SlotBar>) -> Int {
        guard let time, let next = scannerJob.next, books.count > 1, rows.count >= Self.fewest * books.count else {
            return 0
        }
        var last = Int64.min
        for row in rows {
            guard row.bar.time.nanoseconds >= last, row.bar.time.isPlausible else { return 0 }
            last = row.bar.time.nanoseconds
        }
        // One that its book would take now it takes in its turn as well, for those before it are older.
        let sure = rows.last { books.indices.contains($0.slot) && books[$0.slot].admits($0.bar) }
        guard let end = sure?.bar.time.adding(minutes: 1), end > time else { return 0 }
        let scan = scannerJob.last(before: end)
        guard scan >= next else { return 0 }
        return rows.prefix { $0.bar.time.adding(minutes: 1) <= scan }.count
    }

    private mutating func takeAtOnce(_ rows: ArraySlice<SlotBar>) {
        let isTaken = Self.fill(&books, with: rows)
        var isRefreshed = false
        for (row, isTaken) in zip(rows, isTaken) {
            guard isTaken else {
                sources.refuse()
                continue
            }
            let end = row.bar.time.adding(minutes: 1)
            isRefreshed = passJobs(before: end) || isRefreshed
            time = time.map { max($0, end) }
            sources.accept(at: end)
        }
        if isRefreshed, configuration.mode == .live { effects.append(.tellFeed(.retry)) }
        updateEarliestDue()
    }

    /// Gives each book its bars; tells of each bar whether it was taken.
    private static func fill(_ books: inout [InstrumentBook], with rows: ArraySlice<SlotBar>) -> [Bool] {
        rows.withUnsafeBufferPointer { rows in
            [Bool](unsafeUninitializedCapacity: rows.count) { isTaken, initialized in
                isTaken.initialize(repeating: false)
                initialized = rows.count
                books.withUnsafeMutableBufferPointer { books in
                    let share = Share(rows: rows, books: books, isTaken: isTaken)
                    DispatchQueue.concurrentPerform(iterations: books.count) { share.take(slot: $0) }
                }
            }
        }
    }
}

/// What the threads of a batch work on. Unchecked, for each slot has a book and places of its own: no two threads meet.
private struct Share: @unchecked Sendable {
    let rows: UnsafeBufferPointer<SlotBar>
    let books: UnsafeMutableBufferPointer<InstrumentBook>
    let isTaken: UnsafeMutableBufferPointer<Bool>

    func take(slot: Int) {
        for index in rows.indices where rows[index].slot == slot && books[slot].admits(rows[index].bar) {
            books[slot].take(rows[index].bar)
            isTaken[index] = true
        }
        books[slot].settle()
    }
}
