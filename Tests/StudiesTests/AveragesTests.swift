import Market
import Studies
import Support
import Testing

@Suite struct AveragesTests {
    @Test func exponentialStartsFromTheSimpleMean() {
        var average = ExponentialAverage(length: 3)
        var values: [Double?] = []
        for value in [1.0, 2, 6, 5, 8] {
            average.add(value)
            values.append(average.value)
        }
        #expect(values == [nil, nil, 3, 4, 6])
    }

    @Test func wilderWeighsByOneOverLength() {
        var average = WilderAverage(length: 4)
        var values: [Double?] = []
        for value in [2.0, 4, 6, 8, 13, 1] {
            average.add(value)
            values.append(average.value)
        }
        #expect(values == [nil, nil, nil, 5, 7, 5.5])
    }

    @Test func lengthsBelowOneCountAsOne() {
        var average = ExponentialAverage(length: 0)
        average.add(7)
        average.add(9)
        #expect(average.value == 9)
        #expect(WilderAverage(length: -3).length == 1)
    }

    @Test(arguments: [1, 2, 9, 21])
    func streamingEqualsTheWholeSeries(length: Int) {
        let closes = randomBars(300, from: Timestamp(seconds: 0), seed: 5).map { Double($0.close.ticks) }
        var exponential = ExponentialAverage(length: length)
        var wilder = WilderAverage(length: length)
        for (index, close) in closes.enumerated() {
            exponential.add(close)
            wilder.add(close)
            let seen = Array(closes[...index])
            #expect(exponential.value == reference(seen, length: length, weight: 2 / Double(length + 1)))
            #expect(wilder.value == reference(seen, length: length, weight: 1 / Double(length)))
        }
    }

    /// The definition, over the whole series at once.
    private func reference(_ values: [Double], length: Int, weight: Double) -> Double? {
        guard values.count >= length else { return nil }
        let seed = values.prefix(length).reduce(0, +) / Double(length)
        return values.dropFirst(length).reduce(seed) { $0 + weight * ($1 - $0) }
    }
}
