import Dispatch
import Market
import State
import Synchronization

/// What earlier runs left of live markets, and what this one leaves.
extension Engine {
    /// Takes the minutes of instruments: where saved studies were made from them, these are taken up and only the
    /// minutes after them are fed, else all are. The outcome is the same.
    mutating func recall(_ histories: [RecalledHistory]) {
        let histories = histories.filter { books.indices.contains($0.slot) }
        let outcomes = outcomes(histories)
        for (history, outcome) in zip(histories, outcomes) { recall(history, outcome) }
    }

    private mutating func recall(_ history: RecalledHistory, _ outcome: Recall?) {
        let slot = history.slot
        if let outcome, !books[slot].hasBars { takeUp(outcome, history) }
        let taken = books[slot].minutes.lastTime
        for bar in history.bars where taken.map({ bar.time > $0 }) ?? true {
            if books[slot].admits(bar) { books[slot].take(bar) } else { sources.refuse() }
        }
        if let end = books[slot].minutes.lastTime?.adding(minutes: 1) {
            pass(end)
            sources.accept(at: end)
        }
        updateEarliestDue()
    }

    /// What comes of the saved studies of one instrument.
    private struct Recall: Sendable {
        /// With the newest ones that suit the minutes, and the start of the last minute that they hold.
        var book: (InstrumentBook, through: Timestamp)?
        /// Those that do not, and why.
        var refused: [(through: Timestamp, InstrumentBook.Refusal)] = []

        init(_ history: RecalledHistory, like blank: InstrumentBook) {
            for saved in history.studies {
                switch InstrumentBook.recalling(history.bars, saved, like: blank) {
                case .success(let book):
                    self.book = (book, saved.through)
                    return
                case .failure(let refusal): refused.append((saved.through, refusal))
                }
            }
        }
    }

    /// What comes of each, reckoned on all cores; nil where there are bars already.
    private func outcomes(_ histories: [RecalledHistory]) -> [Recall?] {
        let blanks = histories.map { books[$0.slot].hasBars ? nil : books[$0.slot] }
        let outcomes = Mutex([Recall?](repeating: nil, count: histories.count))
        DispatchQueue.concurrentPerform(iterations: histories.count) { place in
            let outcome = blanks[place].map { Recall(histories[place], like: $0) }
            outcomes.withLock { $0[place] = outcome }
        }
        return outcomes.withLock { $0 }
    }

    /// Goes on from the saved studies, and says so.
    private mutating func takeUp(_ outcome: Recall, _ history: RecalledHistory) {
        let instrument = books[history.slot].instrument
        for (through, refusal) in outcome.refused {
            say("\(instrument): studies saved as of \(NewYork.local(through).dated) thrown away: \(refusal)")
        }
        if let (book, through) = outcome.book {
            books[history.slot] = book
            let rest = history.bars.count { $0.time > through }
            let dated = NewYork.local(through).dated
            say("\(instrument): studies taken up as of \(dated), \(rest) minutes after it fed")
        } else if !history.studies.isEmpty {
            say("\(instrument): all \(history.bars.count) minutes are fed")
        }
    }

    private mutating func say(_ text: String) { effects.append(.log(.info, part: "studies", text: text)) }

    /// Gives away what is worth keeping for a later run, one instrument an event, for each costs a worker some time.
    mutating func askForKeeping() {
        guard configuration.mode == .live, configuration.program != nil else { return }
        for slot in books.indices {
            guard let studies = books[slot].studiesToKeep() else { continue }
            effects.append(.keepStudies(studies))
            return
        }
    }
}

extension InstrumentBook.Refusal: CustomStringConvertible {
    var description: String {
        switch self {
        case .otherBasis: "another version, other settings or other trading hours made them"
        case .otherMinutes: "minutes until then are not those they were made from"
        case .damaged(let what): "they are damaged, \(what)"
        }
    }
}
