import Market
import State
import Testing

@testable import Feeds

/// When a change of the front month is told before it comes.
@Suite struct ContractRollTests {
    private func roll(
        of symbol: String, on date: CivilDate, _ volumes: [String: Int] = [:], isFollowed: Bool = true
    ) throws -> ContractRoll? {
        let volumes = try volumes.map { symbol, volume in
            (try #require(Instrument(symbol: symbol, near: date)?.month), volume)
        }
        return ContractRoll(
            try #require(Instrument(symbol: symbol, near: date)), on: TradingDay(date),
            Dictionary(uniqueKeysWithValues: volumes), isFollowed: isFollowed)
    }

    /// Custom rolls on Monday, 2024-03-11.
    @Test func isToldThreeDaysBeforeCustomRolls() throws {
        #expect(try roll(of: "NQH4", on: CivilDate(year: 2024, month: 3, day: 7)) == nil)
        let near = try #require(try roll(of: "NQH4", on: CivilDate(year: 2024, month: 3, day: 8)))
        #expect(near.description == "NQH4 rolls to NQM4, by custom on Mon 2024-03-11")
        #expect(!near.isSoon)
    }

    @Test func isToldWhenHalfOfTheVolumeHasGone() throws {
        let date = CivilDate(year: 2024, month: 3, day: 5)
        #expect(try roll(of: "NQH4", on: date, ["NQH4": 1_000, "NQM4": 499]) == nil)
        let soon = try #require(try roll(of: "NQH4", on: date, ["NQH4": 1_000, "NQM4": 500]))
        #expect(soon.isSoon && !soon.isOver)
        #expect(soon.description.hasSuffix("; NQM4 has 50% of its volume"))
    }

    @Test func aNamedContractIsSaidToStay() throws {
        let date = CivilDate(year: 2024, month: 3, day: 12)
        let over = try #require(
            try roll(of: "NQH4", on: date, ["NQH4": 1_000, "NQM4": 6_000], isFollowed: false))
        #expect(over.isOver)
        #expect(over.description.hasSuffix("; the settings name NQH4, which stays"))
    }

    @Test func aProductWithoutMonthsRollsNever() throws {
        let spec = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 8))).spec
        let day = TradingDay(CivilDate(year: 2024, month: 3, day: 8))
        #expect(ContractRoll(Instrument(spec: spec), on: day, [:], isFollowed: true) == nil)
    }

    /// In a young session months are compared by what is held, else by what was traded, never one with the other.
    @Test func monthsGoByOneMeasure() throws {
        let day = TradingDay(CivilDate(year: 2024, month: 3, day: 7))
        func volumes(_ rows: [(ticker: String, volume: Int, held: Int)]) throws -> [Int?] {
            let texts = rows.map {
                "{\"ticker\":\"\($0.ticker)\",\"session\":{\"volume\":\($0.volume)},"
                    + "\"details\":{\"open_interest\":\($0.held)}}"
            }
            let text = "{\"results\":[\(texts.joined(separator: ","))]}"
            let page = try MassivePage<SnapshotRow>(Array(text.utf8))
            let volumes = FrontMonths.volumes(page.rows, .standard, day)["NQ"] ?? [:]
            return rows.map { row in
                Instrument(symbol: row.ticker, near: day.date)?.month.flatMap { volumes[$0] }
            }
        }
        #expect(try volumes([("NQH4", 3_000, 250_000), ("NQM4", 40, 60_000)]) == [3_000, 40])
        #expect(try volumes([("NQH4", 300, 250_000), ("NQM4", 40, 60_000)]) == [250_000, 60_000])
    }

    /// Go's zero time, and what else no exchange writes, is no instant.
    @Test func anInstantOfNoTimeIsNone() {
        for text in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-01-05T99:00:00Z"] {
            #expect(Timestamp(vendor: text) == nil, "\(text)")
        }
        #expect(Timestamp(vendor: "2024-01-05T17:00:00+00:00") != nil)
    }
}
