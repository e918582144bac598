import Market

extension RowScanner {
    /// ISO 8601 date and time in nanoseconds: `T` or a space between, seconds and their fraction optional, `Z` or an
    /// offset or neither (UTC).
    @inline(__always)
    mutating func isoTime() throws(RowFault) -> Int64 {
        let date = try date(hasDashes: true)
        guard take(UInt8(ascii: "T")) || take(UInt8(ascii: " ")), let hour = twoDigits, hour < 24,
            take(UInt8(ascii: ":")), let minute = twoDigits, minute < 60
        else { throw .isoTime }
        var seconds = Int64(hour * 3_600 + minute * 60)
        var fraction: Int64 = 0
        if take(UInt8(ascii: ":")) {
            guard let second = twoDigits, second < 60 else { throw .isoTime }
            seconds += Int64(second)
            if take(UInt8(ascii: ".")) {
                guard let part = self.fraction() else { throw .isoTime }
                fraction = part
            }
        }
        if !take(UInt8(ascii: "Z")), next[0] != separator {
            guard let offset = zoneOffset() else { throw .isoTime }
            seconds -= offset
        }
        guard next[0] == separator else { throw .isoTime }
        return (date + seconds) * Timestamp.second + fraction
    }

    /// NinjaTrader's `yyyyMMdd HHmmss`, with or without a space and a fraction of a second, in nanoseconds.
    @inline(__always)
    mutating func compactTime() throws(RowFault) -> Int64 {
        let date = try date(hasDashes: false)
        guard take(UInt8(ascii: " ")), let hour = twoDigits, hour < 24, let minute = twoDigits, minute < 60,
            let second = twoDigits, second < 60
        else { throw .compactTime }
        var fraction: Int64 = 0
        if take(UInt8(ascii: " ")) {
            guard let part = self.fraction() else { throw .compactTime }
            fraction = part
        }
        guard next[0] == separator else { throw .compactTime }
        return (date + Int64(hour * 3_600 + minute * 60 + second)) * Timestamp.second + fraction
    }

    /// Seconds since 1970 of a date's midnight.
    @inline(__always)
    private mutating func date(hasDashes: Bool) throws(RowFault) -> Int64 {
        let raw = UnsafeRawPointer(next)
        let head = raw.loadUnaligned(as: UInt64.self)
        let tail = hasDashes ? (raw + 8).loadUnaligned(as: UInt16.self) : 0
        if dateKey == (head, tail) {
            next += hasDashes ? 10 : 8
            return dateSeconds
        }
        dateSeconds = try newDate(hasDashes: hasDashes)
        dateKey = (head, tail)
        return dateSeconds
    }

    private mutating func newDate(hasDashes: Bool) throws(RowFault) -> Int64 {
        let fault = hasDashes ? RowFault.isoTime : .compactTime
        guard let century = twoDigits, let rest = twoDigits, !hasDashes || take(UInt8(ascii: "-")),
            let month = twoDigits, !hasDashes || take(UInt8(ascii: "-")), let day = twoDigits
        else { throw fault }
        let year = century * 100 + rest
        let date = CivilDate(year: year, month: month, day: day)
        guard (1...12).contains(month), date.components == (year, month, day), (1970...2200).contains(year) else {
            throw fault
        }
        return Int64(date.daysSinceEpoch) * 86_400
    }

    /// One to nine digits after the point, in nanoseconds.
    private mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let digit = digit {
            count += 1
            guard count <= 9 else { return nil }
            value = value * 10 + Int64(digit)
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// `+02:00` or `-0500` in seconds.
    private mutating func zoneOffset() -> Int64? {
        let isWest = take(UInt8(ascii: "-"))
        guard isWest || take(UInt8(ascii: "+")), let hours = twoDigits, hours < 24 else { return nil }
        _ = take(UInt8(ascii: ":"))
        guard let minutes = twoDigits, minutes < 60 else { return nil }
        return Int64(hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
