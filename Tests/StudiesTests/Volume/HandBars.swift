import Market

/// Bars written by hand, in ticks: one a minute from a start.
func handBars(
    from start: Timestamp = Timestamp(seconds: 1_769_526_000), _ rows: [(open: Int, high: Int, low: Int, close: Int)],
    volume: Int = 100
) -> [Bar] {
    rows.enumerated().map { index, row in
        Bar(
            time: start.adding(minutes: Int64(index)), open: Price(ticks: row.open), high: Price(ticks: row.high),
            low: Price(ticks: row.low), close: Price(ticks: row.close), volume: volume)
    }
}

/// A day by its number, for tests in which only its change matters.
func handDay(_ number: Int32 = 20_480) -> TradingDay { TradingDay(CivilDate(daysSinceEpoch: number)) }

/// An instant on New York's clock.
func newYork(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
    NewYork.instant(CivilDate(year: year, month: month, day: day), minuteOfDay: hour * 60 + minute)
}
