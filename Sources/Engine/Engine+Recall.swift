import Market
import State

/// What earlier runs left of live markets, and what this one leaves.
extension Engine {
    /// Takes the minutes of an instrument: where saved studies were made from them, these are taken up and only the
    /// minutes after them are fed, else all are. The outcome is the same.
    mutating func recall(_ history: RecalledHistory) {
        let slot = history.slot
        guard books.indices.contains(slot) else { return }
        if !books[slot].hasBars { takeUp(history) }
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

    /// Takes up the newest saved studies that suit the minutes, and says so.
    private mutating func takeUp(_ history: RecalledHistory) {
        let blank = books[history.slot]
        let instrument = blank.instrument
        for saved in history.studies {
            let through = NewYork.local(saved.through).dated
            switch InstrumentBook.recalling(history.bars, saved, like: blank) {
            case .success(let book):
                books[history.slot] = book
                let rest = history.bars.count { $0.time > saved.through }
                say("\(instrument): studies taken up as of \(through), \(rest) minutes after it fed")
                return
            case .failure(let refusal):
                say("\(instrument): studies saved as of \(through) thrown away: \(refusal)")
            }
        }
        if !history.studies.isEmpty { say("\(instrument): all \(history.bars.count) minutes are fed") }
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
