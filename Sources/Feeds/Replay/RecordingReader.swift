import Market

/// Reads one file: finds its kind and instrument from its first lines, then row after row.
struct RecordingReader: ~Copyable {
    let instrument: Instrument
    private let file: RecordingFile
    private let format: any RecordingFormat
    private let scale: TickScale
    private var text: LineReader
    private var lines: UnsafeBufferPointer<UInt8>?
    private var rows = RecordedRows()
    /// Number of the line that is read next, from 1.
    private var line = 1
    private var hasBlankLine = false

    init(file: RecordingFile, specs: ContractSpecs) throws(ReplayError) {
        var text = try LineReader(path: file.path)
        guard var lines = try text.nextLines() else { throw .empty(file: file.path) }
        if lines.starts(with: [0xFF, 0xFE]) || lines.starts(with: [0xFE, 0xFF]) {
            throw .notText(file: file.path, what: "is written in UTF-16")
        }
        if lines.starts(with: [0xEF, 0xBB, 0xBF]) { lines = UnsafeBufferPointer(rebasing: lines.dropFirst(3)) }
        if let packed = PackedFile.kind(of: lines) { throw .packed(file: file.path, kind: packed) }
        guard !lines.prefix(4_096).contains(0) else {
            throw .notText(file: file.path, what: "holds binary data")
        }
        let firstLine = lines.prefix { $0 != UInt8(ascii: "\n") }
        let first = Self.excerpt(firstLine, limit: 4_096)
        guard !first.isEmpty || firstLine.count + 2 < lines.count else { throw .empty(file: file.path) }
        guard let format = RecordingFormats.format(firstLine: first) else {
            throw .formatUnknown(file: file.path, firstLine: Self.excerpt(firstLine))
        }
        if type(of: format).hasHeader {
            lines = UnsafeBufferPointer(rebasing: lines.dropFirst(firstLine.count + 1))
            line = 2
        }
        let facts = format.facts(ofRow: Self.excerpt(lines.prefix { $0 != UInt8(ascii: "\n") }, limit: 4_096))
        let date = (facts.map(\.date) ?? Self.date(lines)) ?? CivilDate(daysSinceEpoch: 20_000)
        let found = try Self.instrument(file, facts, near: date, specs)
        // Only a month that was named chooses among several; else all rows must be of one.
        if facts?.symbol != nil, try Self.named(file, near: date, specs)?.month != nil {
            rows.wanted = [InstrumentSpelling.oneDigit, .twoDigits, .fourDigits].map { Array(found.name($0).utf8) }
        }
        instrument = found
        scale = TickScale(spec: instrument.spec)
        self.file = file
        self.format = format
        self.lines = lines
        self.text = text
    }

    /// All rows of the file; at least one.
    mutating func readAll() throws(ReplayError) -> RecordedRows {
        while let lines {
            // Rows of the kinds that are known take about 50 bytes.
            if rows.isEmpty, text.size > 0 { rows.bars.reserve(min(text.size / 48, 1 << 20)) }
            try read(format, lines)
            self.lines = try text.nextLines()
        }
        guard !rows.isEmpty else {
            if !rows.wanted.isEmpty { throw .otherContracts(file: file.path, symbol: instrument.symbol) }
            throw .empty(file: file.path)
        }
        // Gives back what was reserved for bars where there are none.
        if rows.bars.minutes.isEmpty { rows.bars = RecordedBars() }
        let span = rows.bars.span
        // A few thin minutes may lie that far apart by chance.
        if rows.count >= 50, span > 1 { throw .barsTooLong(file: file.path, minutes: span) }
        return rows
    }

    private mutating func read<F: RecordingFormat>(
        _ format: F, _ lines: UnsafeBufferPointer<UInt8>
    ) throws(ReplayError) {
        guard let start = lines.baseAddress, !lines.isEmpty else { return }
        let end = start + lines.count
        var scanner = RowScanner(text: start, scale: scale, separator: F.separator)
        while scanner.next < end {
            let row = scanner.next
            do throws(RowFault) {
                if scanner.isAtLineBreak {
                    hasBlankLine = true
                    try scanner.endRow()
                } else if hasBlankLine {
                    throw .blank
                } else {
                    try format.readRow(&scanner, into: &rows)
                }
            } catch {
                let rest = UnsafeBufferPointer(start: row, count: end - row)
                throw .rowRefused(
                    file: file.path, line: line, read: Self.excerpt(rest.prefix { $0 != UInt8(ascii: "\n") }),
                    expected: error.expected, mend: error.mend)
            }
            line += 1
        }
    }

    /// The instrument that was named, else the one that the file's name or its rows tell.
    private static func instrument(
        _ file: RecordingFile, _ facts: RecordingRowFacts?, near date: CivilDate, _ specs: ContractSpecs
    ) throws(ReplayError) -> Instrument {
        guard file.symbol == nil, let symbol = facts?.symbol,
            let told = Instrument(symbol: symbol, near: date, specs: specs)
        else { return try file.instrument(near: date, specs: specs) }
        guard let named = try named(file, near: date, specs) else { return told }
        // A name that tells more than its rows' first one, or another product, is meant.
        return named.month != nil || named.root != told.root ? named : told
    }

    /// The instrument that the argument or the file's name tells; nil where neither does.
    private static func named(
        _ file: RecordingFile, near date: CivilDate, _ specs: ContractSpecs
    ) throws(ReplayError) -> Instrument? {
        do throws(ReplayError) { return try file.instrument(near: date, specs: specs) } catch .symbolMissing {
            return nil
        }
    }

    /// The date at the start of the first row, with or without dashes.
    private static func date(_ lines: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        let text = String(decoding: lines.prefix(10).filter { $0 != UInt8(ascii: "-") }.prefix(8), as: UTF8.self)
        guard text.utf8.count == 8, let number = Int(text) else { return nil }
        let date = CivilDate(year: number / 10_000, month: max(1, min(12, number / 100 % 100)), day: number % 100)
        return date
    }

    /// A line for a message: its beginning, without control characters.
    private static func excerpt(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, limit: Int = 72) -> String {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
        let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
        return String(text.map { $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? "·" : $0 })
            + (bytes.count > limit ? "…" : "")
    }
}
