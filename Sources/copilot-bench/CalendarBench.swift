import ArgumentParser
import Dispatch
import Market

/// What a look into the trading calendar costs.
struct CalendarBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Trading day and minute of an instant, nanoseconds each.")

    @Option(help: "Instants in a run.")
    var instants = 200_000
    @Option(help: "Runs, of which the median is told.")
    var runs = 41

    func run() {
        var built = Figures()
        let start = DispatchTime.now().uptimeNanoseconds
        for group in ProductGroup.allCases { _ = TradingCalendar(group: group) }
        built.add(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
        print(built.line("tables of all groups, once", unit: "ms"))
        for group in [ProductGroup.equity, .crypto] {
            let calendar = TradingCalendar(group: group)
            measure("\(group.rawValue), bar after bar", calendar, following(calendar))
            measure("\(group.rawValue), anywhere", calendar, scattered())
        }
    }

    private func measure(_ name: String, _ calendar: TradingCalendar, _ times: [Timestamp]) {
        let days = times.map { calendar.tradingDay(containing: $0) ?? calendar.tradingDay(atOrAfter: $0) }
        let minutes = times.map {
            calendar.minute(of: $0) ?? SessionMinute(day: calendar.tradingDay(atOrAfter: $0), index: 0)
        }
        report("tradingDay(containing:), \(name)", times) {
            calendar.tradingDay(containing: $0)?.date.daysSinceEpoch ?? 1
        }
        report("minute(of:), \(name)", times) { Int32(truncatingIfNeeded: calendar.minute(of: $0)?.index ?? 1) }
        report("start(of:), \(name)", minutes) {
            Int32(truncatingIfNeeded: calendar.start(of: $0)?.nanoseconds ?? 1)
        }
        report("session(of:), \(name)", days) {
            Int32(truncatingIfNeeded: calendar.session(of: $0).lowerBound.nanoseconds)
        }
        report("nextChange(after:), \(name)", times) {
            Int32(truncatingIfNeeded: calendar.nextChange(after: $0).nanoseconds)
        }
    }

    @inline(__always)
    private func report<Value>(_ name: String, _ values: [Value], _ body: (Value) -> Int32) {
        var figures = Figures()
        var sum: Int32 = 0
        for _ in 0..<max(1, runs) {
            let start = DispatchTime.now().uptimeNanoseconds
            for value in values { sum &+= body(value) }
            figures.add(Double(DispatchTime.now().uptimeNanoseconds - start) / Double(values.count))
        }
        // The sum is printed so that no call can be left out.
        print(figures.line(name, unit: "ns") + "   sum \(sum)")
    }

    /// Consecutive minutes, as a recording has them.
    private func following(_ calendar: TradingCalendar) -> [Timestamp] {
        let start = NewYork.instant(CivilDate(year: 2024, month: 1, day: 1), minuteOfDay: 18 * 60)
        return (0..<max(1, instants)).map { start.adding(minutes: Int64($0)) }
    }

    /// Instants all over the years that the calendar knows.
    private func scattered() -> [Timestamp] {
        var chance = SeededNumbers(seed: 7)
        let start = NewYork.instant(CivilDate(year: 2018, month: 1, day: 2), minuteOfDay: 0)
        return (0..<max(1, instants)).map { _ in start.adding(seconds: Int64(chance.next() % (10 * 365 * 86_400))) }
    }
}
