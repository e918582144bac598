import Ledger
import Market
import Testing

@Suite struct ValuationTests {
    private func valuation(
        _ prices: [String: Int], isOwnRun: Bool = false, refusal: String? = nil
    ) -> Valuation {
        let marks = prices.sorted { $0.key < $1.key }.compactMap { symbol, ticks in
            Desk.instrument(symbol).map { Mark(instrument: $0, price: Price(ticks: ticks), time: Desk.start) }
        }
        return Valuation(marks: marks, specs: .standard, isOwnRun: isOwnRun, refusal: refusal)
    }

    private func value(_ position: ReportedPosition, _ valuation: Valuation) -> PositionValue {
        valuation.value(position, of: Desk.instrument(position.symbol), reportedAt: Desk.start)
    }

    @Test func theSameMonthIsExact() {
        // Three contracts bought for 199 502 ticks in all, an average of 16 625.166 666…
        let position = row(3, 199_502 * 0.25 / 3)
        let value = value(position, valuation(["MNQH4": 66_510]))
        #expect(value.basis == .quote)
        #expect(value.profit == Money(tenThousandths: 5_000 * (66_510 * 3 - 199_502)))
    }

    @Test func aShortInThirtySecondsIsExact() {
        let value = value(row(-2, 112.578125, "ZN 06-24"), valuation(["ZNM4": 7_200]))
        // 112.578125 is 7 205 ticks of 1/64.
        #expect(value.profit == dollars(2 * 5 * 15.625))
    }

    @Test func anotherMonthNeverValues() {
        let value = value(row(1, 16_500), valuation(["MNQM4": 66_510, "NQM4": 66_510]))
        #expect(value.profit == nil)
        #expect(
            value.basis == .unknown("there is no price of MNQH4, and the bridge sent no figure"))
    }

    @Test func twinsOfTheMonthValueEachOther() {
        let micro = value(row(1, 16_500), valuation(["NQH4": 66_004]))
        #expect(micro.basis == .twin(symbol: "NQH4"))
        #expect(micro.profit == dollars(2))
        let full = value(row(1, 16_500, "NQ 03-24"), valuation(["MNQH4": 66_004]))
        #expect(full.basis == .twin(symbol: "MNQH4"))
        #expect(full.profit == dollars(20))
        // QG has ticks of five thousandths, NG of one.
        let mini = value(row(1, 2.125, "QG 03-24"), valuation(["NGH4": 2_131]))
        #expect(mini.profit == dollars(15))
    }

    @Test func aSeriesWithoutMonthValuesOnlyItsOwnRun() {
        #expect(value(row(1, 16_500), valuation(["NQ": 66_004])).profit == nil)
        let replay = value(row(1, 16_500), valuation(["NQ": 66_004], isOwnRun: true))
        #expect(replay.basis == .continuous(symbol: "NQ"))
        #expect(replay.profit == dollars(2))
        // A position that names no month might be any.
        #expect(value(row(1, 16_500, "MNQ ##-##"), valuation(["MNQH4": 66_004], isOwnRun: true)).profit == nil)
    }

    @Test func theBridgesFigureStandsInAndItsZeroDoesNot() {
        var position = row(2, 16_500)
        position.unrealised = dollars(61)
        let late = value(position, valuation(["MNQH4": 66_004], refusal: "massive is stale"))
        #expect(late.basis == .bridge)
        #expect(late.profit == dollars(61))
        #expect(late.note == "massive is stale")
        position.unrealised = .zero
        #expect(value(position, valuation([:])).profit == nil)
        // Made with the price of the S&P on whose chart the bridge sits.
        position.unrealised = dollars(-38_420)
        #expect(value(position, valuation([:])).profit == nil)
    }

    @Test func absurdFiguresValueNothing() {
        for position in [row(.max, 16_500), row(1, .infinity), row(1, .nan), row(1, 1e300)] {
            #expect(value(position, valuation(["MNQH4": 66_004])).profit == nil)
        }
    }
}
