import Ledger
import Market

/// What the symbols of positions mean; each spelling is read once.
struct SymbolBook: Sendable {
    private let specs: ContractSpecs
    private var instruments: [String: Instrument?] = [:]

    /// A sender that makes up symbols must not fill the memory.
    private static let limit = 1_000

    init(specs: ContractSpecs) { self.specs = specs }

    /// Reads the symbols of a report that are not known yet.
    ///
    /// - Parameter date: near which a year of one digit lies.
    mutating func learn(_ positions: some Sequence<ReportedPosition>, near date: @autoclosure () -> CivilDate) {
        for position in positions where instruments[position.symbol] == nil {
            if instruments.count >= Self.limit { instruments.removeAll() }
            instruments[position.symbol] = .some(
                Instrument(symbol: position.symbol, near: date(), specs: specs))
        }
    }

    /// The instrument that a symbol names; nil where it is not known.
    func instrument(_ symbol: String) -> Instrument? { instruments[symbol] ?? nil }
}
