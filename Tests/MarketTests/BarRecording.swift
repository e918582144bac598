import Foundation
import Market

/// The minutes in which a recorded contract traded; only the first column is read.
struct BarRecording {
    let name: String
    let spec: ContractSpec
    /// Minutes since 1970 UTC, ascending.
    let minutes: [Int64]

    /// The folder of recordings that the environment names.
    static let folder = ProcessInfo.processInfo.environment["COPILOT_RECORDED_DATA"]

    /// Every file with a `timestamp` column whose name begins with a known root or symbol.
    static func all(in folder: String) throws -> [BarRecording] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.sorted()
        return try names.compactMap { name in
            let symbol = String(name.prefix { $0 != "_" && $0 != "." })
            let near = CivilDate(year: 2024, month: 1, day: 1)
            guard let spec = Instrument(symbol: symbol, near: near)?.spec else { return nil }
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            guard text.hasPrefix("timestamp,open") else { return nil }
            return BarRecording(
                name: name, spec: spec, minutes: text.split(separator: "\n").dropFirst().compactMap(minute))
        }
    }

    /// Bars that start while the calendar says closed, in New York time.
    func closedMinutes(_ calendar: TradingCalendar) -> [String] {
        minutes.map(Self.instant).filter { !calendar.isOpen(at: $0) }.map(Self.text)
    }

    /// Minutes of regular hours without a bar, on the days that the recording covers whole.
    func missingRegularMinutes(_ calendar: TradingCalendar) -> [String] {
        guard let first = minutes.first, let last = minutes.last else { return [] }
        let present = Set(minutes)
        var missing: [String] = []
        var day = calendar.tradingDay(atOrAfter: Self.instant(first))
        while calendar.session(of: day).lowerBound <= Self.instant(last) {
            if let regular = calendar.regularHours(of: day), regular.lowerBound.minutes >= first,
                regular.lowerBound.minutes < last
            {
                for minute in regular.lowerBound.minutes..<min(regular.upperBound.minutes, last) {
                    if !present.contains(minute) { missing.append(Self.text(Self.instant(minute))) }
                }
            }
            day = calendar.nextTradingDay(after: day)
        }
        return missing
    }

    static func instant(_ minute: Int64) -> Timestamp { Timestamp(nanoseconds: minute * Timestamp.minute) }

    private static func text(_ instant: Timestamp) -> String {
        let local = NewYork.local(instant)
        return "\(local.date) \(local.clock)"
    }

    /// Reads the start of `2024-01-01T23:00:00Z` or `2024-01-01 23:00:00+00:00`.
    private static func minute(_ row: Substring) -> Int64? {
        let stamp = row.prefix(16)
        guard stamp.count == 16, let date = CivilDate(iso: stamp.prefix(10)),
            let hour = Int64(stamp.dropFirst(11).prefix(2)),
            let minute = Int64(stamp.suffix(2))
        else { return nil }
        return Int64(date.daysSinceEpoch) * 1_440 + hour * 60 + minute
    }
}
