import Market

/// What the studies that rest on swings need of them after a bar.
struct SwingLoan: Sendable {
    /// The last confirmed ones.
    var high: Swings.Swing?
    var low: Swings.Swing?
    /// True where the bar confirmed them.
    var hasNewHigh = false
    var hasNewLow = false

    /// Hands out those that the bar confirmed; mostly none.
    func forEachNew(_ body: (Swings.Swing) -> Void) {
        if hasNewHigh, let high { body(high) }
        if hasNewLow, let low { body(low) }
    }
}

/// The swings that a study rests on: its own, or those of an equal study before it in the set.
struct SwingSource: Equatable, Codable, Sendable {
    /// One, or none where they are lent.
    private var own: [Swings]

    init(_ swings: Swings) { own = [swings] }

    /// Takes a closed bar.
    mutating func add(_ bar: Bar, _ loans: StudyLoans) -> SwingLoan {
        for index in own.indices { own[index].add(bar) }
        return own.first?.loan ?? loans.swings ?? SwingLoan()
    }

    /// True where they are lent from now on.
    mutating func share(with earlier: EarlierStudies) -> Bool {
        if earlier.first(Swings.self) == own.first { own = [] }
        return own.isEmpty
    }

    func whole(with earlier: EarlierStudies) -> SwingSource {
        var source = self
        if own.isEmpty, let lender = earlier.first(Swings.self) { source.own = [lender] }
        return source
    }
}
