/// A trading day of one product as its vendor told it.
package struct ToldDay: Hashable, Sendable {
    package let day: TradingDay
    /// The parts of the session between its pauses, in order; none on a day without a session.
    package let stretches: [Range<Timestamp>]
    package let toldAt: Timestamp

    /// Parts that touch are one.
    ///
    /// - Throws: where this cannot be a trading day.
    package init(_ day: TradingDay, _ stretches: [Range<Timestamp>], toldAt: Timestamp) throws(ToldDayError) {
        guard TradingCalendar.knownYears.contains(day.date.components.year), !day.date.isWeekend else {
            throw .impossibleDate
        }
        guard stretches.count <= Self.mostStretches else { throw .manyPauses }
        var joined: [Range<Timestamp>] = []
        for stretch in stretches {
            guard !stretch.isEmpty else { throw .noLength }
            guard [stretch.lowerBound, stretch.upperBound].allSatisfy({ $0 == $0.startOfMinute }) else {
                throw .brokenMinute
            }
            if let last = joined.last {
                guard last.upperBound <= stretch.lowerBound else { throw .overlap }
                if last.upperBound == stretch.lowerBound {
                    joined[joined.count - 1] = last.lowerBound..<stretch.upperBound
                    continue
                }
            }
            joined.append(stretch)
        }
        if let first = joined.first, let last = joined.last {
            guard NewYork.local(last.upperBound).date == day.date else { throw .endsElsewhere }
            guard last.upperBound - first.lowerBound <= Self.longest else { throw .tooLong }
        }
        self.day = day
        self.stretches = joined
        self.toldAt = toldAt
    }

    /// First instant of the session and the first one after it; nil on a day without one.
    package var session: Range<Timestamp>? {
        guard let first = stretches.first, let last = stretches.last else { return nil }
        return first.lowerBound..<last.upperBound
    }

    /// Where trading goes round the clock, a long weekend with its holidays is one session.
    private static let longest = 6 * 1_440 * Timestamp.minute
    private static let mostStretches = 24
}

/// Why what a vendor told is no trading day; what follows on "it".
package enum ToldDayError: Error, Hashable, CustomStringConvertible {
    case impossibleDate, manyPauses, noLength, brokenMinute, overlap, endsElsewhere, tooLong
    /// A neighbouring day trades then.
    case misfit
    /// What the events of a session say cannot be: the words go on from "it".
    case events(String)

    package var description: String {
        switch self {
        case .impossibleDate: "lies on a weekend or in a year without a calendar"
        case .manyPauses: "has too many pauses"
        case .noLength: "closes before it opens"
        case .brokenMinute: "opens or closes within a minute"
        case .overlap: "opens again before it closes"
        case .endsElsewhere: "closes on another date than the one it is booked under"
        case .tooLong: "is too long for one session"
        case .misfit: "overlaps the session before or after it"
        case .events(let words): words
        }
    }
}

/// In a file: the date, the stretches in minutes since 1970, and the second at which it was told.
extension ToldDay: Codable {
    private enum Keys: String, CodingKey {
        case day, open, told
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        let text = try values.decode(String.self, forKey: .day)
        let minutes = try values.decode([[Int32]].self, forKey: .open)
        let told = try values.decode(Int64.self, forKey: .told)
        guard let date = CivilDate(iso: text), minutes.allSatisfy({ $0.count == 2 && $0[0] < $0[1] }),
            (0...Self.lastSecond).contains(told)
        else {
            throw DecodingError.dataCorruptedError(forKey: .day, in: values, debugDescription: "\(text) is no day")
        }
        let stretches = minutes.map { Timestamp(minutes: $0[0])..<Timestamp(minutes: $0[1]) }
        try self.init(TradingDay(date), stretches, toldAt: Timestamp(seconds: told))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Keys.self)
        try values.encode(day.description, forKey: .day)
        try values.encode(stretches.map { [$0.lowerBound.minutes, $0.upperBound.minutes] }, forKey: .open)
        try values.encode(toldAt.seconds, forKey: .told)
    }

    /// The last second that a `Timestamp` holds.
    private static let lastSecond = Int64.max / Timestamp.second
}
