import Ledger
import Market

/// An account that reports are told to, and short words for them.
struct Desk {
    static let start = NewYork.instant(CivilDate(year: 2024, month: 1, day: 8), minuteOfDay: 600)
    static let day = TradingDay(CivilDate(year: 2024, month: 1, day: 8))

    var account = Account(name: "Sim101")
    /// Our own price of every instrument, points.
    var quote: Double?
    var now = Desk.start

    static func instrument(_ symbol: String) -> Instrument? {
        Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 8))
    }

    /// Tells a report a second later.
    @discardableResult
    mutating func tell(_ rows: [ReportedPosition], realised: Money? = nil, isAfterGap: Bool = false) -> [Fill] {
        now = now.adding(seconds: 1)
        return account.take(
            PositionReport(account: "Sim101", positions: rows, realised: realised), at: now, isAfterGap: isAfterGap,
            from: FillSources(instrument: Desk.instrument, quote: { [quote] _ in quote }))
    }

    func proposal(_ day: TradingDay = Desk.day) -> JournalProposal {
        JournalProposal(account, day: day, instrument: Desk.instrument)
    }
}

func row(_ quantity: Int, _ average: Double?, _ symbol: String = "MNQ 03-24") -> ReportedPosition {
    ReportedPosition(
        symbol: symbol, side: quantity > 0 ? .long : .short, quantity: abs(quantity), averagePrice: average)
}

func dollars(_ amount: Double) -> Money { Money(tenThousandths: Int64((amount * 10_000).rounded())) }
