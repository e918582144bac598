import Market
import Studies
import Testing

/// The order of the focus list, and what it says when nothing qualifies.
@Suite struct FocusListTests {
    private func list(_ ratios: [Double?]) -> FocusList {
        FocusList(
            ratios.enumerated().map { slot, ratio in
                FocusList.Row(
                    symbol: ["MGC", "MNQ", "MES", "MCL"][slot], slot: slot,
                    score: PreMarketScore(ScoreFigures(rangeRatio: ratio, relativeVolume: ratio)), card: nil)
            }, threshold: 40, limit: 2, time: newYork(2026, 2, 3, 9))
    }

    @Test func theBestComeFirst() {
        // A ratio of 1 scores 50 in both parts; 2 scores 100 and 83.3: 92.4.
        let list = list([1, nil, 2, 0.5])
        #expect(list.rows.map(\.symbol) == ["MES", "MGC", "MCL", "MNQ"])
        #expect(list.focus.map(\.symbol) == ["MES", "MGC"])
        #expect(list.summary == "Focus: MES 92, MGC 50.")
    }

    @Test func noMoreThanTheLimit() { #expect(list([1, 1, 2, 1]).focus.map(\.symbol) == ["MES", "MGC"]) }

    @Test func nothingIsToldToBeNothing() {
        // 0.5 scores 0 in ranges, 14.3 in volume: 0.25 × 14.3 / 0.55 = 6.49.
        #expect(list([0.5, 0.4, nil, nil]).summary == "No product reaches 40; the best is MGC with 6.4.")
        #expect(list([nil, nil]).summary == "No product has enough bars for a score yet, so none is in focus.")
        #expect(list([]).summary == "No product is listed, so none is in focus.")
    }
}
