import Market

// What other programs write that this one does not.
extension RowScanner {
    mutating func skipBlanks() { while next[0] == UInt8(ascii: " ") { next += 1 } }

    mutating func skipCell() { while next[0] != separator, !isAtLineBreak { next += 1 } }

    /// Passes over a cell and gives its bytes.
    mutating func cellBytes() -> [UInt8] {
        let start = next
        skipCell()
        return Array(UnsafeBufferPointer(start: start, count: next - start))
    }

    /// Passes over a cell and gives its first byte; 0 for an empty one.
    mutating func letter() -> UInt8 {
        defer { skipCell() }
        return next[0] == separator || isAtLineBreak ? 0 : next[0]
    }

    /// ISO 8601, or a whole number of seconds, milliseconds, microseconds or nanoseconds since 1970, in nanoseconds.
    @inline(__always)
    mutating func vendorTime() throws(RowFault) -> Int64 {
        if next[4] == UInt8(ascii: "-") { return try isoTime() }
        var number: Int64 = 0
        var count = 0
        while let digit {
            count += 1
            guard count <= 18 || count == 19 && number <= 922_337_203_685_477_579 else { throw .vendorTime }
            number = number * 10 + Int64(digit)
        }
        guard count > 0, next[0] == separator || isAtLineBreak, let time = Timestamp(vendor: number) else {
            throw .vendorTime
        }
        return time.nanoseconds
    }

    /// `2024-01-02`, `2026/9/21` or `01/02/2024` (month first).
    mutating func looseDate() throws(RowFault) -> CivilDate {
        guard let first = number(), let mark = dateMark(), let second = number(), take(mark), let third = number()
        else {
            throw .easternTime
        }
        let (year, month, day) = first > 31 ? (first, second, third) : (third, first, second)
        let date = CivilDate(year: year, month: max(1, min(month, 12)), day: day)
        guard (1970...2200).contains(year), date.components == (year, month, day) else { throw .easternTime }
        return date
    }

    /// `9:30`, `09:30:00` or `09:30:00.000` by the clock of New York, in nanoseconds.
    mutating func easternClock(on date: CivilDate) throws(RowFault) -> Int64 {
        guard let hour = number(), hour < 24, take(UInt8(ascii: ":")), let minute = twoDigits, minute < 60 else {
            throw .easternTime
        }
        var second = 0
        if take(UInt8(ascii: ":")) {
            guard let seconds = twoDigits, seconds < 60 else { throw .easternTime }
            second = seconds
            if take(UInt8(ascii: ".")) { while digit != nil {} }
        }
        guard next[0] == separator else { throw .easternTime }
        return NewYork.instant(date, minuteOfDay: hour * 60 + minute, second: second).nanoseconds
    }

    /// One to four digits.
    private mutating func number() -> Int? {
        var value = 0
        var count = 0
        while count < 4, let digit {
            value = value * 10 + digit
            count += 1
        }
        return count > 0 ? value : nil
    }

    private mutating func dateMark() -> UInt8? {
        for mark in [UInt8(ascii: "-"), UInt8(ascii: "/")] where take(mark) { return mark }
        return nil
    }
}
