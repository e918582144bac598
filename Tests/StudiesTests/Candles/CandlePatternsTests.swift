import Market
import Studies
import Support
import Testing

/// Candle patterns against TA-Lib and against bars drawn by hand.
@Suite struct CandlePatternsTests {
    /// The bars of each pattern by TA-Lib's name, its sign with it.
    private static func found() throws -> [String: [Int: Int]] {
        var found: [String: [Int: Int]] = [:]
        for line in try Checkout.text("Tests/StudiesTests/Vectors/candles_5m.txt").split(separator: "\n") {
            let words = line.split(separator: " ")
            found[String(words[0])] = Dictionary(
                uniqueKeysWithValues: try words.dropFirst().map { word in
                    (abs(try #require(Int(word))), word.hasPrefix("-") ? -1 : 1)
                })
        }
        return found
    }

    @Test func equalsTALibOnEveryBar() throws {
        let found = try Self.found()
        #expect(found.count == 4)
        var study = CandlePatterns(FlowMarket.fiveMinutes.setup(["star_gap": 1, "level_body": 1]))
        for (index, bar) in try FlowMarket.fiveMinutes.bars().enumerated() {
            study.add(bar, day: bar.session)
            guard index >= 11, let value = study.value else { continue }
            #expect(value.engulfing == found["CDLENGULFING"]?[index] ?? 0, "engulfing at \(index)")
            #expect(value.isHammer == (found["CDLHAMMER"]?[index] != nil), "hammer at \(index)")
            #expect(value.isShootingStar == (found["CDLSHOOTINGSTAR"]?[index] != nil), "star at \(index)")
            #expect(value.isDoji == (found["CDLDOJI"]?[index] != nil), "doji at \(index)")
        }
    }

    /// Ten bars of 10 ticks with bodies of 6, then those of the test.
    private func last(_ rows: [(open: Int, high: Int, low: Int, close: Int)]) -> CandleReading? {
        var study = CandlePatterns(StudySetup(spec: SyntheticMarket.spec, frame: .oneMinute))
        let calm = [(open: Int, high: Int, low: Int, close: Int)](repeating: (102, 110, 100, 108), count: 12)
        for bar in handBars(calm + rows) { study.add(bar, day: handDay()) }
        return study.value
    }

    @Test func aStarNeedsNoGap() {
        // The body of 2 ticks near the last high of 110, a wick of 8 above it, none below.
        let value = last([(109, 119, 109, 111)])
        #expect(value?.isShootingStar == true && value?.side == -1)
        #expect(value?.name(of: -1) == "shooting star")
        // The same bar far below the last high is none.
        #expect(last([(99, 109, 99, 101)])?.isShootingStar == false)
    }

    @Test func aLevelBodyHasNoColour() {
        // Bodies that take in the one before; where that one closed on its open neither side is the other colour.
        #expect(last([(104, 108, 100, 104), (103, 109, 101, 107)])?.engulfing == 0)
        #expect(last([(104, 108, 100, 104), (105, 109, 101, 102)])?.engulfing == 0)
        #expect(last([(105, 108, 100, 104), (103, 109, 101, 107)])?.engulfing == 1)
        #expect(last([(104, 108, 100, 105), (107, 109, 101, 103)])?.engulfing == -1)
    }

    @Test func aPinHasTwoThirdsOfTheRange() {
        #expect(last([(108, 110, 98, 109)])?.pin == 1)  // 10 of 12 below
        #expect(last([(106, 110, 98, 105)])?.pin == 0)  // 7 of 12
        #expect(last([(100, 110, 98, 101)])?.pin == -1)  // 9 of 12 above
    }

    @Test func insideAndOutsideAreStrict() {
        #expect(last([(103, 109, 101, 105)])?.isInside == true)
        #expect(last([(103, 110, 100, 105)])?.isInside == false)
        #expect(last([(103, 111, 99, 105)])?.isOutside == true)
        #expect(last([(103, 111, 100, 105)])?.isOutside == false)
    }

    @Test func aBarWithoutRangeIsADojiAlone() {
        let value = last([(105, 105, 105, 105)])
        #expect(value?.isDoji == true && value?.side == 0 && value?.isInside == false && value?.isHammer == false)
    }

    @Test func contradictionsHaveNoSide() {
        // A bearish engulfing that is a bullish pin as well: it takes in 99 to 101 and has 20 of 28 ticks below.
        let value = last([(99, 103, 97, 101), (102, 104, 76, 98)])
        #expect(value?.engulfing == -1 && value?.pin == 1 && value?.side == 0)
    }

    @Test func nothingIsToldOfTheFirstBar() {
        var study = CandlePatterns(StudySetup(spec: SyntheticMarket.spec, frame: .oneMinute))
        for bar in handBars([(102, 110, 100, 108)]) { study.add(bar, day: handDay()) }
        #expect(study.value == nil)
        for bar in handBars([(102, 110, 100, 108)]) { study.add(bar, day: handDay()) }
        #expect(study.value?.isDoji == nil && study.value?.engulfing == 0)
    }
}
