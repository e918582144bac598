import Market

/// Volume against the same time of day on earlier days.
package struct RelativeVolume: Study {
    private static let days = StudyParameter("days", .whole(1...60), standard: 20, "earlier days in the mean")

    package static let kind = StudyKind(
        RelativeVolume.self, name: "rvol", title: "Relative volume",
        help:
            "Volume since 18:00 New York over its mean up to the same minute of the last `days` trading days, and the same "
            + "for the bar alone. Minutes are counted over open minutes; a minute without a trade counts as 0; a short "
            + "day has no say about the minutes it did not have, and a day that was not seen whole has none at all.",
        parameters: [days])

    private static let told: [StudyField] = [
        StudyField("day", .ratio, "volume of the day so far over its usual"),
        StudyField("bar", .ratio, "volume of the bar over its usual"),
        StudyField("days", .scale, "days in the mean"),
    ]

    package var fields: [StudyField] { Self.told }

    private let calendar: TradingCalendar
    private let minutes: Int
    private let days: Int
    /// Volume of earlier days by slot, the oldest first; a slot is one bar of the study's time frame.
    private var history: [SlotVolumes] = []
    /// Sums over `history` of the volume up to a slot, and how many days have the slot.
    private var sums: [Int] = []
    private var counts: [UInt8] = []
    /// Of the same days: the volume up to the slot before.
    private var befores: [Int] = []
    /// Volume of the day so far by slot, up to the slot of the last bar, and of all of them.
    private var today: [Int32] = []
    private var total = 0
    private var watch: DayWatch
    private var volume = 0
    private var slot: Int?

    package init(_ setup: StudySetup) {
        calendar = setup.spec.calendar
        minutes = setup.frame.minutes
        days = setup.whole(Self.days)
        watch = DayWatch(calendar)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        slot = calendar.minute(of: bar.time).map { $0.index / minutes }
        guard let slot else { return }
        if let ended = watch.add(bar, day: day) { finish(isWhole: ended.isWhole) }
        guard slot >= today.count - 1 else {
            self.slot = nil
            return
        }
        while today.count <= slot { today.append(0) }
        volume = max(0, bar.volume)
        today[slot] = Int32(clamping: Int(today[slot]) + volume)
        total += volume
    }

    /// Days in the mean at the last bar's minute.
    private var count: Int { slot.map { $0 < counts.count ? Int(counts[$0]) : 0 } ?? 0 }

    package func write(to row: inout StudyRow.Writer) {
        guard let slot, count > 0 else {
            row.appendAbsent(2)
            row.append(slot == nil ? nil : 0)
            return
        }
        row.append(dayRatio)
        row.append(ratio(of: slot))
        row.append(Double(count))
    }

    /// The day's volume so far over what is usual by then; nil where that is not known.
    var dayRatio: Double? {
        guard let slot, count > 0, watch.sawBeginning, sums[slot] > 0 else { return nil }
        return Double(total * count) / Double(sums[slot])
    }

    private func ratio(of slot: Int) -> Double? {
        let usual = sums[slot] - befores[slot]
        return usual > 0 ? Double(volume * count) / Double(usual) : nil
    }

    private mutating func finish(isWhole: Bool) {
        let volumes = SlotVolumes(today)
        today = []
        total = 0
        // What is common is a day like this one.
        today.reserveCapacity(volumes.count)
        guard isWhole, volumes.count > 0 else { return }
        if history.count == days { count(history[0], times: -1) }
        let added = volumes.count - sums.count
        if added > 0 {
            sums += Array(repeating: 0, count: added)
            befores += Array(repeating: 0, count: added)
            counts += Array(repeating: 0, count: added)
        }
        count(volumes, times: 1)
        history.append(volumes, keeping: days)
    }

    private mutating func count(_ volumes: SlotVolumes, times: Int) {
        var running = 0
        for slot in 0..<volumes.count {
            // Not the sum of the slot before: that one holds days which end there.
            befores[slot] += times * running
            running += volumes[slot]
            sums[slot] += times * running
            counts[slot] = UInt8(Int(counts[slot]) + times)
        }
    }
}
