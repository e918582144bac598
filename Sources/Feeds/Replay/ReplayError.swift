import Market

/// Why a recording cannot be played, as a sentence that says what and how to mend it.
package enum ReplayError: Error, Equatable, CustomStringConvertible {
    case nothingGiven
    case unreadable(file: String, reason: String)
    case directory(file: String)
    case empty(file: String)
    case notText(file: String, what: String)
    case formatUnknown(file: String, firstLine: String)
    case rowRefused(file: String, line: Int, read: String, expected: String, mend: String)
    case barsTooLong(file: String, minutes: Int)
    case symbolUnknown(file: String, name: InstrumentName)
    case symbolMissing(file: String)
    case packed(file: String, kind: PackedFile)
    /// None of the rows is of the contract that is meant.
    case otherContracts(file: String, symbol: String)
    case overlap(symbol: String, first: String, second: String)
    case startAfterEnd(end: Timestamp)

    package var description: String {
        switch self {
        case .nothingGiven: "no recording given: name one or more files, FILE or FILE:SYMBOL"
        case .unreadable(let file, let reason):
            "\(file): cannot be read (\(reason)): check the name and that you may read the file"
        case .directory(let file): "\(file): is a directory: name the recordings in it, for instance \(file)/*.csv"
        case .empty(let file): "\(file): holds no rows: export it again or leave it out"
        case .notText(let file, let what): "\(file):1: \(what): give a text file in UTF-8"
        case .formatUnknown(let file, let firstLine):
            "\(file):1: read \"\(firstLine)\", which starts no known recording: it must start with one of "
                + RecordingFormats.examples
        case .rowRefused(let file, let line, let read, let expected, let mend):
            "\(file):\(line): read \"\(read)\", expected \(expected): \(mend)"
        case .barsTooLong(let file, let minutes):
            "\(file): holds bars of \(minutes) minutes: give bars of one minute, longer ones are made of them"
        case .symbolUnknown(let file, let name): "\(file): \(name)"
        case .symbolMissing(let file):
            "\(file): its name does not tell the instrument: add it after a colon, for instance \(file):NQH4"
        case .packed(let file, let kind): "\(file):1: \(kind.advice)"
        case .otherContracts(let file, let symbol):
            "\(file): holds no rows of \(symbol): name a contract that is in it with FILE:SYMBOL"
        case .overlap(let symbol, let first, let second):
            "\(second): overlaps in time with \(first), and both are \(symbol): "
                + "leave one out, or give them different contract months with FILE:SYMBOL"
        case .startAfterEnd(let end):
            "the recording ends at \(NewYork.local(end).date) \(NewYork.local(end).clock) New York time, "
                + "before the start that was asked for: choose an earlier one"
        }
    }
}
