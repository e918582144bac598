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
}
