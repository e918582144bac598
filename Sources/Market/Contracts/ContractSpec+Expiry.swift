extension ContractSpec {
    /// The last day on which a contract month trades; nil for a product without a rule.
    package func lastTradingDay(of month: ContractMonth) -> TradingDay? {
        let before = month.adding(months: -1)
        let date: CivilDate? =
            switch expiry {
            case .thirdFriday: BusinessDays.onOrBefore(.nth(3, .friday, year: month.year, month: month.month))
            case .crude: Self.crudeExpiry(before)
            case .crudeMicro: BusinessDays.before(Self.crudeExpiry(before), 1)
            case .gas, .copperMicro: BusinessDays.last(3, year: before.year, month: before.month)
            case .gasMini: BusinessDays.last(4, year: before.year, month: before.month)
            case .metal: BusinessDays.last(3, year: month.year, month: month.month)
            // The seventh before the last one is the eighth last.
            case .treasury: BusinessDays.last(8, year: month.year, month: month.month)
            case .shortTreasury: BusinessDays.last(1, year: month.year, month: month.month)
            case .currency: BusinessDays.before(.nth(3, .wednesday, year: month.year, month: month.month), 2)
            case .crypto: Self.cryptoExpiry(month)
            case .unknown: nil
            }
        return date.map(TradingDay.init)
    }

    /// The moment at which a contract month stops trading; nil for a product without a rule.
    package func lastTrade(of month: ContractMonth) -> Timestamp? {
        guard let day = lastTradingDay(of: month) else { return nil }
        let minute: Int
        switch expiry {
        case .thirdFriday: minute = clock(9, 30)
        case .crude, .crudeMicro, .gas, .gasMini: minute = clock(14, 30)
        case .metal, .copperMicro: minute = Settlement.endMinute(of: self, on: day.date) ?? clock(13, 30)
        case .treasury, .shortTreasury: minute = clock(13, 1)
        case .currency: minute = clock(10, 16)
        case .crypto: return London.instant(day.date, minuteOfDay: clock(16))
        case .unknown: return nil
        }
        // On a short day trading ends before the usual minute.
        let close = calendar.session(of: day).upperBound
        return min(NewYork.instant(day.date, minuteOfDay: minute), close)
    }

    /// The first day on which a holder may be told to take delivery; nil where that cannot happen before the last trade.
    package func firstNotice(of month: ContractMonth) -> TradingDay? {
        switch expiry {
        case .metal, .treasury, .shortTreasury:
            let before = month.adding(months: -1)
            return TradingDay(BusinessDays.last(1, year: before.year, month: before.month))
        default: return nil
        }
    }

    /// The day from which most traders are in the next month: by custom, and the volumes outrank it where they are
    /// known. Equities: Monday of the last week (CME's own roll day). Metals: third business day before the first
    /// notice, Treasuries the second. Energy: third before the last trade, currencies the second. Crypto: the day after.
    package func rollDay(of month: ContractMonth) -> TradingDay? {
        guard let last = lastTradingDay(of: month)?.date else { return nil }
        let date: CivilDate
        switch expiry {
        case .thirdFriday: date = .nth(3, .friday, year: month.year, month: month.month).adding(days: -4)
        case .metal: date = BusinessDays.before(firstNotice(of: month)?.date ?? last, 3)
        case .treasury, .shortTreasury: date = BusinessDays.before(firstNotice(of: month)?.date ?? last, 2)
        case .crude, .gas: date = BusinessDays.before(last, 3)
        // With the full-size contract, which trades a day longer.
        case .crudeMicro, .gasMini, .copperMicro, .currency: date = BusinessDays.before(last, 2)
        case .crypto: date = BusinessDays.after(last, 1)
        case .unknown: return nil
        }
        return TradingDay(date)
    }

    /// How `rollDay` is found, as a phrase; nil for a product without a rule.
    package var rollRule: String? {
        switch expiry {
        case .thirdFriday: "the Monday before the third Friday of the contract's month"
        case .metal: "the third business day before the first notice"
        case .treasury, .shortTreasury: "the second business day before the first notice"
        case .crude, .gas: "the third business day before the last trade"
        case .crudeMicro, .gasMini, .copperMicro, .currency: "the second business day before the last trade"
        case .crypto: "the business day after the last trade"
        case .unknown: nil
        }
    }

    private static func crudeExpiry(_ month: ContractMonth) -> CivilDate {
        let anchor = BusinessDays.onOrBefore(CivilDate(year: month.year, month: month.month, day: 25))
        return BusinessDays.before(anchor, 3)
    }

    private static func cryptoExpiry(_ month: ContractMonth) -> CivilDate {
        var date = CivilDate.last(.friday, year: month.year, month: month.month)
        while !BusinessDays.isBusinessDay(date), !BusinessDays.isLondonBusinessDay(date) {
            date = date.adding(days: -1)
        }
        return date
    }
}
