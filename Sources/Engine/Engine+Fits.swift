import State

extension Engine {
    /// Asks for the fits of every instrument whose trading day is over. A first bar that comes before the answer, as in a
    /// replay at full speed, fits in its own time: the values are the same.
    mutating func askForFits(number: UInt64) {
        guard let time else { return }
        for slot in books.indices {
            guard let refits = books[slot].refits(at: time, number: number) else { continue }
            effects.append(.fit(FitRequest(number: number, slot: slot, refits: refits)))
        }
    }

    mutating func take(_ answer: FitAnswer) {
        if books.indices.contains(answer.slot) { books[answer.slot].prepare(answer) }
    }
}
