import Market

/// A change of the front month that is near, or one that a named contract does not follow.
package struct ContractRoll: Hashable, Sendable {
    package var from: Instrument
    package var to: Instrument
    /// The day on which custom rolls; nil for a product without a rule.
    package var day: TradingDay?
    /// Volume of `to` as a percentage of that of `from`; nil where it is not known.
    package var share: Int?
    /// The desk goes along by itself; a contract that the settings name stays.
    package var isFollowed: Bool
    /// When the months and their volumes were looked at; nil where nobody says.
    package var seenAt: Timestamp?

    package init(
        from: Instrument, to: Instrument, day: TradingDay?, share: Int?, isFollowed: Bool, seenAt: Timestamp? = nil
    ) {
        self.from = from
        self.to = to
        self.day = day
        self.share = share
        self.isFollowed = isFollowed
        self.seenAt = seenAt
    }

    /// The same, as of a time.
    package func seen(at time: Timestamp) -> ContractRoll {
        var roll = self
        roll.seenAt = time
        return roll
    }

    /// Half of the volume has gone over: the change may come with any open.
    package var isSoon: Bool { share ?? 0 >= Self.soonShare }

    /// The other month has more volume already.
    package var isOver: Bool { share ?? 0 > 100 }

    /// Percent of the present month's volume from which on a roll is near, whatever the date.
    package static let soonShare = 50
}

extension ContractRoll: CustomStringConvertible {
    /// `NQH4 rolls to NQM4, by custom on Mon 2024-03-11; NQM4 has 10% of its volume`
    package var description: String {
        let custom = day.map { ", by custom on \($0.date.weekday.short) \($0)" } ?? ""
        let volume = share.map { "; \(to) has \($0)% of its volume" } ?? ""
        let stays = isFollowed ? "" : "; the settings name \(from), which stays"
        return "\(from) rolls to \(to)\(custom)\(volume)\(stays)"
    }
}
