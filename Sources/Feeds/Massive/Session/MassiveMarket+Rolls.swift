import Market
import State

/// What changes from day to day: the front months, and when the schedule is asked for.
extension MassiveMarket {
    /// Before the evening's open the front months are looked at anew, while nothing trades.
    mutating func rollWhereDue(at now: Moment) {
        let local = NewYork.local(now.market)
        guard local.minuteOfDay >= Self.rollMinute, local.minuteOfDay < 18 * 60 + 30 else { return }
        let day = TradingCalendar(group: .equity).tradingDay(atOrAfter: now.market.adding(minutes: 60))
        guard chosenDay != day else { return }
        chosenDay = day
        box.append(.choose(slots.map(\.instrument), on: day))
        askSchedules(at: now)
    }

    /// The volumes of the next months are looked at every quarter of an hour.
    mutating func lookAtRollsWhereDue(at now: Moment) {
        guard !isFree else { return }
        guard let next = nextRollLook, next <= now.market else {
            if nextRollLook == nil { nextRollLook = now.market.adding(minutes: Self.rollLookMinutes) }
            return
        }
        nextRollLook = now.market.adding(minutes: Self.rollLookMinutes)
        if isOpen(at: now) { box.append(.lookAtRolls(slots.map(\.instrument), on: today(now))) }
    }

    private static let rollLookMinutes: Int64 = 15

    mutating func take(_ result: Result<[ContractRoll], MassiveFault>, at now: Moment) {
        switch result {
        case .success(let near): rolls = near.map { $0.seen(at: now.market) }
        case .failure(let fault): box.append(.log(.info, "volumes of the next months: \(fault)"))
        }
    }

    /// 17:45 New York, in the pause before the open.
    private static let rollMinute = 17 * 60 + 45
}
