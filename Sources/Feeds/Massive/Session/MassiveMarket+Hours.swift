import Market
import State

/// The vendor's schedule. A run keeps to the trading hours with which it began, for what it has settled stands on them; what
/// the vendor tells meanwhile is kept for the next start, and the trader is told.
extension MassiveMarket {
    /// Unless the answer to a question of just now is known.
    mutating func askSchedules(at now: Moment) {
        if let asked = schedulesAsked, now.market - asked < Self.scheduleAge { return }
        schedulesAsked = now.market
        box.append(.askSchedules(products, at: now.market))
    }

    mutating func take(_ result: Result<[ScheduleRow], MassiveFault>, at now: Moment) {
        switch result {
        case .success(let rows):
            let reading = ScheduleReading(rows, of: products, toldAt: now.market)
            if !reading.hours.isEmpty { box.append(.keepHours(reading.hours)) }
            let known = hoursNotes
            hoursNotes = Array((unfollowed(reading.hours, at: now) + reading.refusals).prefix(Self.mostNotes))
            for line in hoursNotes where !known.contains(line) { box.append(.log(.warn, line)) }
        case .failure(let fault): box.append(.log(.warn, "schedules: \(fault)"))
        }
    }

    /// What the vendor tells of the days to come otherwise than the run goes by.
    private func unfollowed(_ hours: VendorHours, at now: Moment) -> [String] {
        products.flatMap { product in
            let today = Self.daysAtHand(product, now).lowerBound
            return hours.days(of: product.root).filter { $0.day >= today && !product.calendar.tells($0) }.map {
                HoursText(product: product, told: $0, calendar: product.calendar).difference
                    + " on this desk, which follows it from its next start"
            }
        }
    }

    /// The trading day at hand, where it is not as it is built in.
    func unusualHours(at now: Moment) -> [String] {
        products.flatMap { product in
            let days = Self.daysAtHand(product, now)
            return HoursText.followed(by: product).filter { days.contains($0.told.day) }.map {
                $0.difference + " by the built-in calendar"
            }
        }
    }

    /// The trading days at hand by the built-in calendar and by the run's; mostly the same one.
    private static func daysAtHand(_ product: ContractSpec, _ now: Moment) -> ClosedRange<TradingDay> {
        let day = product.calendar.tradingDay(atOrAfter: now.market)
        let builtIn = TradingCalendar(group: product.group).tradingDay(atOrAfter: now.market)
        return min(day, builtIn)...max(day, builtIn)
    }

    private var products: [ContractSpec] {
        var seen: Set<String> = []
        return slots.map(\.instrument.spec).filter { seen.insert($0.root).inserted }
    }

    private static let scheduleAge = 10 * Timestamp.minute
    private static let mostNotes = 8
}
