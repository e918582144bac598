import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// What is told anew of days that are over is what was told on the day, to the last bit.
@Suite struct PastValuesTests {
    private static let days = {
        var days = [Harness.monday]
        for _ in 0..<4 { days.append(Harness.calendar.nextTradingDay(after: days[days.count - 1])) }
        return days.map { Harness.calendar.session(of: $0).lowerBound }
    }()

    private static let minutes = days.enumerated().map { index, start in
        randomBars(700, from: start, seed: UInt64(70 + index), price: 20_000, gapEvery: 9)
    }

    private static let frames: [TimeFrame] = [.oneMinute, .fiveMinutes, .fifteenMinutes]

    /// By frame and name: the values of the newest day's closed bars.
    private static func newest(_ desk: inout Harness) -> [String: [Double?]] {
        var told: [String: [Double?]] = [:]
        let state = desk.first
        for frame in frames {
            guard let frame = state.frames[frame], let day = frame.bars.days.last else { continue }
            let fields = frame.studies.fields
            for name in fields.whole + fields.recent {
                told["\(frame.bars.days.count) \(fields.recentDays) \(name)"] = past(name, frame).suffix(day.count)
            }
        }
        return told
    }

    @Test func aPastThatIsToldAnewIsWhatWasTold() throws {
        var desk = Harness()
        var before: [[String: [Double?]]] = []
        for (index, start) in Self.days.enumerated() {
            desk.bars(Self.minutes[index])
            desk.clock(start.adding(minutes: 900))
            before.append(Self.newest(&desk))
        }
        var count = 0
        for frame in Self.frames {
            let frame = try #require(desk.first.frames[frame])
            let fields = frame.studies.fields
            for (line, name) in (fields.whole + fields.recent).enumerated() {
                for (day, bars) in frame.bars.days.enumerated() {
                    guard line < fields.whole.count || day >= Self.days.count - fields.recentDays else { continue }
                    let back = frame.bars.days[day...].reduce(0) { $0 + $1.count } - bars.count
                    let values = frame.values(name, bars.count, back: frame.forming == nil ? back : back + 1)
                    // The last bar of all is told by its own row, which is not rounded.
                    let length = day == frame.bars.days.count - 1 ? bars.count - 1 : bars.count
                    let told = before[day]["\(day + 1) \(fields.recentDays) \(name)"]
                    let wrong = (0..<length).filter { told?[$0] != values[$0] }
                    #expect(wrong.isEmpty, "\(name) of \(fields.recentDays), day \(day): \(wrong.prefix(5))")
                    if frame.studies.columns.isTold(line, day: day) { count += 1 }
                }
            }
        }
        // Minutes: two averages, the volume-weighted price and its deviation; of yesterday also fourteen values of
        // oscillators and bands. Five and fifteen minutes: the averages and those fourteen. Of each day but today.
        #expect(count == (3 * 4 + 18) + 2 * 4 * 16)
    }

    /// The volume-weighted price of a day of trades is not told by the day's bars.
    @Test func aDayOfTradesIsKept() throws {
        var desk = Harness()
        desk.bars(Array(Self.minutes[0][..<300]))
        let traded = Self.minutes[0][300]
        desk.trade(20_100, size: 300, at: traded.time)
        desk.trade(19_900, size: 600, at: traded.time.adding(seconds: 30))
        desk.bars(Array(Self.minutes[0][300...]))
        desk.bars(Self.minutes[1])
        let before = try #require(desk.first.frames[.oneMinute])
        desk.bars(Self.minutes[2])
        let after = try #require(desk.first.frames[.oneMinute])
        for name in ["vwap.value", "vwap.deviation", "ema.9"] {
            let line = try #require(after.studies.fields.line(name))
            #expect(after.studies.columns.isTold(line, day: 0) == (name == "ema.9"), "\(name)")
            #expect(past(name, before).prefix(600) == past(name, after).prefix(600), "\(name)")
        }
    }

    /// Minutes back from the last of five days.
    @Test(arguments: [[3_100], [1_900], [1_300, 40], [650], [1]])
    func aCorrectionIsToldAnewToo(back: [Int]) {
        let minutes = Self.minutes.flatMap { $0 }
        var right = minutes
        for back in back {
            right[right.count - back].high = Price(ticks: right[right.count - back].high.ticks + 40)
            right[right.count - back].close = right[right.count - back].high
        }
        var first = Harness(mode: .live)
        first.bars(right)
        var second = Harness(mode: .live)
        second.bars(minutes)
        second.correct(back.map { right[right.count - $0] })
        #expect(difference(second.first, first.first) == nil)
    }

    /// A state that ends within a day whose values are told anew goes on with that day.
    @Test func aDayThatIsToldAnewCanGoOn() throws {
        var desk = Harness()
        for minutes in Self.minutes[..<3] { desk.bars(minutes) }
        let frame = try #require(desk.first.frames[.fiveMinutes])
        let bars = frame.bars.through(frame.bars.days[0].times.dropFirst(70).first.map(Timestamp.init(nanoseconds:)))
        var part = frame.studies.columns.prefix(bars)
        #expect(part.counts == [71])
        for (line, name) in (frame.studies.fields.whole + frame.studies.fields.recent).enumerated() {
            #expect(!part.isTold(line, day: 0))
            #expect((0..<71).map { part[line, day: 0, index: $0] } == Array(past(name, frame).prefix(71)), "\(name)")
        }
        part.append(frame.studies.settled, bars: 0..<1, of: 1, capacity: 276)
        #expect(part.counts == [72])
        #expect(frame.studies.columns.counts[0] > 72)
    }
}
