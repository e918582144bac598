/// When the exchange takes the prices of which it makes the daily settlement.
package enum Settlement {
    /// The window of a trading day; nil on holidays, when no settlement is made, and for products without a known one.
    /// On a short day it is moved forward so that it ends with trading: the exchange names those times by notice only.
    package static func window(of spec: ContractSpec, on day: TradingDay) -> Range<Timestamp>? {
        let calendar = spec.calendar
        guard calendar.isTradingDay(day), BusinessDays.isBusinessDay(day.date),
            let end = endMinute(of: spec, on: day.date)
        else { return nil }
        let close = NewYork.instant(day.date, minuteOfDay: end)
        let last = min(close, calendar.session(of: day).upperBound)
        return last.adding(seconds: -seconds(spec))..<last
    }

    /// Minute of the New York day at which the window of an ordinary day ends.
    static func endMinute(of spec: ContractSpec, on date: CivilDate) -> Int? {
        switch spec.group {
        case .equity: date < moved ? clock(16, 15) : clock(16)
        case .energy: clock(14, 30)
        case .metals:
            switch spec.fullSizeRoot ?? spec.root {
            case "GC": clock(13, 30)
            case "SI": clock(13, 25)
            case "HG": clock(13)
            default: nil
            }
        case .rates, .currencies: clock(15)
        case .crypto: clock(16)
        }
    }

    /// Equities settled at 16:15 New York, the end of the futures' own day, until this date.
    private static let moved = CivilDate(year: 2020, month: 10, day: 26)

    /// How long the window is.
    private static func seconds(_ spec: ContractSpec) -> Int64 {
        switch spec.group {
        case .equity, .rates, .currencies: 30
        case .energy: 120
        case .metals, .crypto: 60
        }
    }
}
