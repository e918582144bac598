import Foundation
import Market

/// The minutes in which a recorded contract traded; only the first column is read.
struct BarRecording {
    let name: String
    let instrument: Instrument
    /// Minutes since 1970 UTC, ascending.
    let minutes: [Int64]

    /// The folder of recordings that the environment names.
    static let folder = ProcessInfo.processInfo.environment["COPILOT_RECORDED_DATA"]

    /// Every file of one-minute bars with a `timestamp` column whose name begins with a known root or symbol.
    static func all(in folder: String) throws -> [BarRecording] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.sorted()
        return try names.compactMap { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            guard text.hasPrefix("timestamp,open") else { return nil }
            let minutes = text.split(separator: "\n").dropFirst().compactMap(minute)
            let symbol = String(name.prefix { $0 != "_" && $0 != "." })
            guard let first = minutes.first,
                let instrument = Instrument(symbol: symbol, near: NewYork.local(instant(first)).date)
            else { return nil }
            return BarRecording(name: name, instrument: instrument, minutes: minutes)
        }
    }

    /// Bars that start while the calendar says closed, in New York time.
    func closedMinutes(_ calendar: TradingCalendar) -> [String] {
        minutes.map(Self.instant).filter { !calendar.isOpen(at: $0) }.map(\.inNewYork)
    }

    /// Minutes of regular hours without a bar, known gaps left out, on the days on which the contract was the front.
    func missingRegularMinutes(_ calendar: TradingCalendar) -> [String] {
        let present = Set(minutes)
        return frontDays(calendar).flatMap { day -> [String] in
            guard let regular = calendar.regularHours(of: day), let first = minutes.first, let last = minutes.last
            else {
                return []
            }
            let from = max(first, regular.lowerBound.minutes)
            let to = min(last, regular.upperBound.minutes)
            guard from < to else { return [] }
            let missing = (from..<to).filter { !present.contains($0) }
            return missing.map(Self.instant).filter { !isKnownGap($0, calendar.group) }.map(\.inNewYork)
        }
    }

    /// Openings and closings within the recording that are further than ten minutes from any bar, on the days on which
    /// the contract was the front: the calendar would be open where it should be closed.
    func silentEdges(_ calendar: TradingCalendar) -> [String] {
        guard let first = minutes.first, let last = minutes.last else { return [] }
        return frontDays(calendar).flatMap { calendar.stretches(of: $0) }.flatMap { stretch -> [String] in
            let (open, close) = (stretch.lowerBound.minutes, stretch.upperBound.minutes)
            var silent: [Timestamp] = []
            if open >= first, !hasBar(in: open..<open + 10) { silent.append(stretch.lowerBound) }
            if close <= last, !hasBar(in: close - 10..<close) { silent.append(stretch.upperBound) }
            return silent.filter { !isKnownGap($0, calendar.group) }.map(\.inNewYork)
        }
    }

    private func hasBar(in span: Range<Int64>) -> Bool {
        var (low, high) = (0, minutes.count)
        while low < high {
            let middle = (low + high) / 2
            if minutes[middle] < span.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < minutes.count && span.contains(minutes[low])
    }

    private func frontDays(_ calendar: TradingCalendar) -> [TradingDay] {
        guard let first = minutes.first, let last = minutes.last else { return [] }
        var days: [TradingDay] = []
        var day = calendar.tradingDay(atOrAfter: Self.instant(first))
        while calendar.session(of: day).lowerBound <= Self.instant(last) {
            if instrument.month == nil || instrument.month == instrument.spec.front(on: day) { days.append(day) }
            day = calendar.nextTradingDay(after: day)
        }
        return days
    }

    private func isKnownGap(_ instant: Timestamp, _ group: ProductGroup) -> Bool {
        KnownGap.list.contains { $0.groups.contains(group) && $0.span?.contains(instant) == true }
    }

    private static func instant(_ minute: Int64) -> Timestamp { Timestamp(nanoseconds: minute * Timestamp.minute) }

    /// Reads the start of `2024-01-01T23:00:00Z` or `2024-01-01 23:00:00+00:00`.
    private static func minute(_ row: Substring) -> Int64? {
        let stamp = row.prefix(16)
        guard stamp.count == 16, let date = CivilDate(iso: stamp.prefix(10)),
            let hour = Int64(stamp.dropFirst(11).prefix(2)), let minute = Int64(stamp.suffix(2))
        else { return nil }
        return Int64(date.daysSinceEpoch) * 1_440 + hour * 60 + minute
    }
}
