extension StudySet {
    /// Work of one study for a worker: from values to a value.
    package struct Refit: Sendable {
        let index: Int
        let work: @Sendable () -> any Sendable

        package func run() -> Fit { Fit(index: index, value: work()) }
    }

    /// What the work found, to be given back to the same set.
    package struct Fit: Sendable {
        let index: Int
        let value: any Sendable
    }

    /// The work to be done between a trading day's last bar and the next day's first.
    package var refits: [Refit] {
        slots.enumerated().compactMap { index, slot in
            (slot.study as? any RefittedStudy)?.anyRefit.map { Refit(index: index, work: $0) }
        }
    }

    /// Keeps a fit for the coming trading day; changes no value.
    package mutating func prepare(_ fit: Fit) {
        if slots.indices.contains(fit.index) { ownSlots[fit.index].prepare(fit.value) }
    }
}
