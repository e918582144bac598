import Market
import State
import Studies

/// The fits between two trading days.
extension InstrumentBook {
    /// The fits for the coming trading day, once, when the day is over; nil before.
    mutating func refits(at now: Timestamp, number: UInt64) -> [TimeFrame: [StudySet.Refit]]? {
        guard let day = days.day, now >= days.session.upperBound, asked?.day != day else { return nil }
        asked = (day, number)
        settle()
        var refits = [minute.frame: minute.studies.refits]
        for builder in higher { refits[builder.frame] = builder.studies.refits }
        return refits
    }

    /// Keeps what came of them, unless a bar was corrected or another day has begun since they were asked for.
    mutating func prepare(_ answer: FitAnswer) {
        guard let asked, asked.number == answer.number, asked.day == days.day else { return }
        settle()
        minute.prepare(answer.fits[minute.frame] ?? [])
        for index in higher.indices { higher[index].prepare(answer.fits[higher[index].frame] ?? []) }
    }
}
