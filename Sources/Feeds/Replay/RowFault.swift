import Market

/// Why a row is refused; its reader adds file, line and what was read.
struct RowFault: Error {
    let expected: String
    let mend: String
}

extension RowFault {
    static var columns: RowFault {
        RowFault(expected: "as many columns as the first line has", mend: "complete the row or delete it")
    }

    static var isoTime: RowFault {
        RowFault(expected: "a time such as 2024-01-02T14:30:00Z", mend: "correct the first column")
    }

    static var compactTime: RowFault {
        RowFault(
            expected: "a time such as 20240102 143000 or 20240102 143000 1234567", mend: "correct the first column")
    }

    static var wholeMinute: RowFault {
        RowFault(expected: "a time on a whole minute", mend: "give bars of one minute")
    }

    static var blank: RowFault {
        RowFault(expected: "no empty line before this row", mend: "delete the empty lines")
    }

    static func number(_ column: StaticString) -> RowFault {
        RowFault(expected: "a number as the \(column)", mend: "correct the row or delete it")
    }

    static func offTick(_ column: StaticString, _ spec: ContractSpec) -> RowFault {
        let tick = spec.tick.numerator == 1 ? "1/\(spec.tick.denominator)" : "\(spec.tick.points)"
        return RowFault(
            expected: "the \(column) on the tick of \(spec.root), \(tick)",
            mend: "correct the row, or name the right instrument with FILE:SYMBOL")
    }

    static func ascending(after: Timestamp, strictly: Bool) -> RowFault {
        let local = Int64(after.seconds)
        let date = CivilDate(daysSinceEpoch: Int32(floorDivide(local, 86_400)))
        let clock = LocalTime(date: date, secondOfDay: Int(local - Int64(date.daysSinceEpoch) * 86_400))
        return RowFault(
            expected:
                "a time \(strictly ? "after" : "not before") the last row's, \(date) \(clock.clockWithSeconds) UTC",
            mend: "sort the file by time and take out rows that come twice")
    }

    static var priceOrder: RowFault {
        RowFault(
            expected: "the high at or above open, low and close, and the low at or below them",
            mend: "correct the row or delete it")
    }

    static var vendorTime: RowFault {
        RowFault(
            expected: "a time such as 2024-01-02T14:30:00Z or the seconds to nanoseconds since 1970",
            mend: "correct the row or delete it")
    }

    static var easternTime: RowFault {
        RowFault(
            expected: "a New York date and time such as 2024-01-02 09:30:00", mend: "correct the row or delete it")
    }

    static var noVolume: RowFault {
        RowFault(expected: "a column Volume", mend: "add the volume to the chart and export it again")
    }

    static var side: RowFault {
        RowFault(expected: "B, A or N as the side", mend: "correct the row or delete it")
    }

    static func severalContracts(first: [UInt8], other: [UInt8]) -> RowFault {
        let (first, other) = (RowFault.plain(first), RowFault.plain(other))
        return RowFault(
            expected: "rows of \(first) alone, not of \(other) too",
            mend: "name the one that you mean with FILE:SYMBOL, for instance FILE:\(first)")
    }

    private static func plain(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix(24).filter { (0x21...0x7E).contains($0) }, as: UTF8.self)
    }

    static var aggressor: RowFault {
        RowFault(expected: "BUY, SELL or NONE as the aggressor", mend: "correct the row or delete it")
    }
}
