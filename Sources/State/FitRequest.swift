import Market
import Studies

/// Fits that the studies of an instrument leave for the halt between two trading days, for a worker. From values to
/// values: where and when they are done changes nothing but the time the next day's first bar takes.
package struct FitRequest: Sendable {
    /// Of the event that asked for them.
    package let number: UInt64
    package let slot: Int
    private let refits: [TimeFrame: [StudySet.Refit]]

    package init(number: UInt64, slot: Int, refits: [TimeFrame: [StudySet.Refit]]) {
        self.number = number
        self.slot = slot
        self.refits = refits
    }

    /// Does the work, which takes some milliseconds.
    package func run() -> FitAnswer {
        FitAnswer(number: number, slot: slot, fits: refits.mapValues { $0.map { $0.run() } })
    }
}

extension FitRequest: Hashable {
    package static func == (a: FitRequest, b: FitRequest) -> Bool { a.number == b.number && a.slot == b.slot }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(number)
        hasher.combine(slot)
    }
}

/// What came of a request; it names the request, so that what has changed since takes no answer that is out of date.
package struct FitAnswer: Sendable {
    package let number: UInt64
    package let slot: Int
    package let fits: [TimeFrame: [StudySet.Fit]]
}
