import Market

/// Kill zones: the hours, by New York's clock, in which moves tend to begin, and how far price went in them.
package struct KillZones: Study {
    /// A zone's name and its minutes of the New York day.
    package struct Zone: Hashable, Sendable {
        package let name: String
        package let minutes: Range<Int>
    }

    /// In the order in which they are asked: the first that holds the minute counts.
    package static let zones: [Zone] = [
        Zone(name: "asia", minutes: 20 * 60..<24 * 60),
        Zone(name: "london", minutes: 2 * 60..<5 * 60),
        Zone(name: "new_york", minutes: 7 * 60..<10 * 60),
        Zone(name: "london_close", minutes: 10 * 60..<12 * 60),
        Zone(name: "afternoon", minutes: 13 * 60 + 30..<16 * 60),
    ]

    package static let kind = StudyKind(
        KillZones.self, name: "kill_zones", title: "Kill zones",
        help:
            "New York time: Asia 20:00 to 24:00, London 02:00 to 05:00, New York 07:00 to 10:00, London close 10:00 to "
            + "12:00, afternoon 13:30 to 16:00; high and low of the running or the last one.")

    private static let told: [StudyField] = [
        StudyField("zone", .word(["none"] + zones.map(\.name)), "zone the bar began in"),
        StudyField("high", .price, "high of the running or the last zone"),
        StudyField("low", .price, "low of the running or the last zone"),
        StudyField("bars", .bars, "bars of the running zone"),
    ]

    package var fields: [StudyField] { Self.told }

    private let tick: TickSize
    private var zone: Int?
    private var zoneDay: TradingDay?
    private var high: Price?
    private var low: Price?
    private var bars = 0
    private var hasBars = false
    private var clock = NewYorkClock()

    package init(_ setup: StudySetup) { tick = setup.tick }

    /// The zone that contains an instant, as its place in `zones`.
    package static func zone(at instant: Timestamp) -> Int? { zone(secondOfDay: NewYork.local(instant).secondOfDay) }

    private static func zone(secondOfDay second: Int) -> Int? {
        zones.firstIndex { $0.minutes.contains(second / 60) }
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        hasBars = true
        let now = Self.zone(secondOfDay: clock.secondOfDay(at: bar.time))
        if let now {
            if now != zone || day != zoneDay {
                high = bar.high
                low = bar.low
                bars = 0
                zoneDay = day
            }
            high = max(high ?? bar.high, bar.high)
            low = min(low ?? bar.low, bar.low)
            bars += 1
        }
        zone = now
    }

    package func write(to row: inout StudyRow.Writer) {
        guard hasBars else { return row.appendAbsent(fields.count) }
        row.append(Double(zone.map { $0 + 1 } ?? 0))
        row.append(high.map { tick.points($0) })
        row.append(low.map { tick.points($0) })
        row.append(zone == nil ? nil : Double(bars))
    }
}
