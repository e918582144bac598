/// A tradable thing: a product and its delivery month. A month that is not known (a continuous recording, an alias such
/// as "the front month") is nil, and never equal to a known one.
package struct Instrument: Hashable, Sendable {
    package let spec: ContractSpec
    package let month: ContractMonth?

    package init(spec: ContractSpec, month: ContractMonth? = nil) {
        self.spec = spec
        self.month = month
    }

    package var root: String { spec.root }
    /// `MNQH4`, or the bare root where the month is unknown.
    package var symbol: String { month.map { spec.root + $0.code } ?? spec.root }
}

extension Instrument: CustomStringConvertible {
    package var description: String { symbol }
}
