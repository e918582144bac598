import Glibc
import Market

/// A recording on the command line: `FILE` or `FILE:SYMBOL`.
package struct RecordingFile: Hashable, Sendable {
    package var path: String
    /// What stands after the colon; nil when the file's name is to tell.
    package var symbol: String?

    package init(path: String, symbol: String? = nil) {
        self.path = path
        self.symbol = symbol
    }

    /// Reads an argument. A colon that belongs to the name of an existing file is no separator.
    package init(argument: String) throws(ReplayError) {
        guard !argument.isEmpty else { throw .nothingGiven }
        guard access(argument, F_OK) != 0, let colon = argument.lastIndex(of: ":"), colon != argument.startIndex,
            !argument[colon...].contains("/")
        else {
            self.init(path: argument)
            return
        }
        let path = String(argument[..<colon])
        let symbol = String(argument[argument.index(after: colon)...])
        self.init(path: path, symbol: symbol)
    }

    /// The last part of the path.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The name after the colon; throws where it is no instrument's.
    package func checkSymbol(_ specs: ContractSpecs) throws(ReplayError) {
        guard symbol != nil else { return }
        // Any date will do to tell a symbol from nonsense.
        _ = try instrument(near: CivilDate(daysSinceEpoch: 20_000), specs: specs)
    }

    /// The instrument, with a year near the data's where the symbol has one digit.
    func instrument(near date: CivilDate, specs: ContractSpecs = .standard) throws(ReplayError) -> Instrument {
        if let symbol {
            let name = InstrumentName(symbol, near: date, specs: specs)
            guard let instrument = name.instrument else { throw .symbolUnknown(file: path, name: name) }
            return instrument
        }
        // The longest beginning of the name that reads as a symbol: `ES 12-26.Last.txt`, `NQ_1m_front.csv`.
        for index in name.indices.dropFirst().reversed() where " ._-".contains(name[index]) {
            if let instrument = Instrument(symbol: name[..<index], near: date, specs: specs) { return instrument }
        }
        guard let instrument = Instrument(symbol: name, near: date, specs: specs) else {
            throw .symbolMissing(file: path)
        }
        return instrument
    }
}
