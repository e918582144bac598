import Ledger
import Market
import State

/// A journal of some weeks, for the desk's tests.
enum JournalSamples {
    static let open = StoreHealth(name: "sqlite", state: .open, isDurable: true, kept: 12)

    /// Sixteen days of one account and two of another, the last one the day before the fixtures' Friday.
    static let written = with(days)
    /// Nothing is written; today's fills of EVAL 50K are known.
    static let traded = with([]) { $0.accounts = [eval] }

    static func with(
        _ entries: [JournalEntry], in snapshot: Snapshot = DeskMarket.live, _ edit: (inout Snapshot) -> Void = { _ in }
    ) -> Snapshot {
        var snapshot = snapshot
        snapshot.store = open
        snapshot.accounts = [AccountSamples.eval]
        snapshot.journal = entries.sorted { ($0.day, $0.account) < ($1.day, $1.account) }
        edit(&snapshot)
        return snapshot
    }

    static let days: [JournalEntry] = [
        day("2024-01-04", 12_100, 9_640, 9, "MNQ", "One good short off ONH. Left early."),
        day("2024-01-03", 24_000, 21_275, 10, "MNQ, MGC", "Two A setups, both planned."),
        day("2024-01-02", 18_050, 14_820, 12, "MNQ, MCL", "Opening drive, scaled at 1:1."),
        day("2023-12-29", 1_360, 0, 5, "MNQ", "Scratch. Thin tape, went home."),
        day("2023-12-28", 7_100, 5_490, 6, "MES", "Slow. One trade."),
        day("2023-12-27", -21_200, -24_360, 11, "MNQ, MES", "Chased the open. Size-up after a loss."),
        day("2023-12-26", 14_000, 11_840, 8, "MNQ", "Pullback to VWAP, held to R1."),
        day("2023-12-22", 21_400, 18_700, 10, "MNQ, M2K", "Two planned, one not."),
        day("2023-12-21", 33_100, 30_260, 11, "MNQ", "Trend day, trailed by 0.5 ATR."),
        day("2023-12-20", -38_050, -41_230, 12, "MNQ", "Held through the 14:30 drop. Over the planned size again."),
        day("2023-12-19", 9_800, 7_620, 8, "MES, MNQ", "Small and clean."),
        day("2023-12-18", 16_600, 14_150, 9, "MNQ", "Gap fill, one target."),
        day("2023-12-15", -28_000, -30_600, 9, "MNQ", "Triple witching.\nNo edge before noon."),
        day("2023-12-14", 9_100, 6_900, 7, "MNQ", ""),
        day("2023-12-13", -1_100, -3_300, 8, "MNQ, MGC", "Fed day. Should have waited."),
        day("2023-12-12", 17_700, 15_500, 8, "MNQ", ""),
        day("2024-01-04", 4_000, 3_800, 1, "NQ", "Copied.", account: "FUNDED 150K"),
        day("2024-01-03", -10_000, -10_200, 1, "NQ", "Copied.", account: "FUNDED 150K"),
    ]

    static func day(
        _ date: String, _ gross: Int64, _ net: Int64, _ contracts: Int, _ instruments: String, _ notes: String,
        account: String = "EVAL 50K"
    ) -> JournalEntry {
        let day = TradingDay(CivilDate(iso: date) ?? CivilDate(daysSinceEpoch: 0))
        return JournalEntry(
            account: account, day: day, gross: Money(dollars: 0, cents: gross), net: Money(dollars: 0, cents: net),
            contracts: contracts, instruments: instruments, notes: notes,
            savedAt: NewYork.instant(day.date, minuteOfDay: 725))
    }

    /// Today's nine round trips, one with an estimated exit and one whose exit nobody knows.
    static let busy = with(days) { snapshot in
        var sample = AccountSamples.state("EVAL 50K", age: 61, [], [])
        let symbol = "MNQ 03-24"
        sample.account.fills = (0..<9).flatMap { trip -> [Fill] in
            let start = DeskMarket.time.adding(seconds: Int64(trip) * 540 - 5_000)
            let side: PositionSide = trip % 3 == 0 ? .short : .long
            let gain = trip == 4 ? nil : Money(dollars: trip % 3 == 0 ? -49 : 62 + Int64(trip))
            return [
                Fill(symbol: symbol, side: side, quantity: 2, effect: .opens, price: 16_400, time: start),
                Fill(
                    symbol: symbol, side: side == .long ? .short : .long, quantity: 2, effect: .closes,
                    price: gain == nil ? nil : 16_410, isEstimated: trip == 6, realised: gain,
                    time: start.adding(seconds: 240)),
            ]
        }
        sample.account.costs = [symbol: Money(dollars: 0, cents: 62)]
        snapshot.accounts = [sample]
    }

    /// Flat again after two fills: four MNQ bought and sold for 100 dollars, at 62 cents a side.
    static let eval: AccountState = {
        var sample = AccountSamples.state("EVAL 50K", age: 61, [], [])
        let symbol = "MNQ 03-24"
        sample.account.fills = [
            Fill(
                symbol: symbol, side: .long, quantity: 4, effect: .opens, price: 16_400,
                time: DeskMarket.time.adding(seconds: -600)),
            Fill(
                symbol: symbol, side: .short, quantity: 4, effect: .closes, price: 16_412.5,
                realised: Money(dollars: 100), time: DeskMarket.time.adding(seconds: -61)),
        ]
        sample.account.costs = [symbol: Money(dollars: 0, cents: 62)]
        return sample
    }()
}
