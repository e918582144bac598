import Market
import Testing

@Suite struct BarSeriesTests {
    private let day = TradingDay(CivilDate(year: 2024, month: 1, day: 8))

    private func bar(_ minute: Int64, _ ticks: Int, volume: Int = 1) -> Bar {
        let price = Price(ticks: ticks)
        return Bar(
            time: Timestamp(seconds: minute * 60), open: price, high: price, low: price, close: price, volume: volume)
    }

    @Test func takesBarsInOrderOnly() {
        var series = BarSeries()
        let next = TradingDay(day.date.adding(days: 1))
        let rows = [(bar(1, 5), day), (bar(1, 6), day), (bar(0, 6), next), (bar(2, 6), next), (bar(3, 7), day)]
        #expect(rows.map { series.append($0, day: $1) } == [true, false, false, true, false])
        #expect(series.suffix(9).map(\.close.ticks) == [5, 6])
    }

    @Test func aFigureThatDoesNotFitIsRefusedWhole() {
        var series = BarSeries()
        let tooLarge = [bar(1, Int(Int32.max) + 1), bar(1, 5, volume: .max)]
        #expect(tooLarge.map { series.append($0, day: day) } == [false, false])
        #expect(series.isEmpty && series.days.isEmpty)
        let largest = bar(1, Int(Int32.min), volume: Int(Int32.max))
        series.append(largest, day: day)
        #expect(series.last == largest)
    }
}
