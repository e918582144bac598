import Market
import State

extension ContractRoll {
    /// The roll of a contract; nil unless custom rolls within three days or has done so, or half of the volume has gone.
    ///
    /// - Parameter volumes: contracts traded in a day, by month; empty where they are not known.
    init?(_ from: Instrument, on day: TradingDay, _ volumes: [ContractMonth: Int], isFollowed: Bool) {
        guard let month = from.month, let next = from.spec.next(after: month) else { return nil }
        let share = volumes[month].flatMap { $0 > 0 ? 100 * (volumes[next] ?? 0) / $0 : nil }
        self.init(
            from: from, to: Instrument(spec: from.spec, month: next), day: from.spec.rollDay(of: month), share: share,
            isFollowed: isFollowed)
        guard isSoon || self.day.map({ $0.date <= day.date.adding(days: Self.noticeDays) }) ?? false else { return nil }
    }

    private static let noticeDays = 3
}
