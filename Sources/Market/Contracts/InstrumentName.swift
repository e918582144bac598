/// A name of an instrument as somebody wrote it, and what it means. The text is kept, also where nobody knows it.
package struct InstrumentName: Hashable, Sendable {
    /// As it was written, without the spaces around it.
    package let text: String
    package let meaning: Meaning

    package enum Meaning: Hashable, Sendable {
        /// A product and its month.
        case contract(Instrument)
        /// A product without a month: a bare root, `ES=F`, `ES ##-##`. Its instrument's month is nil.
        case continuous(Instrument)
        case unknown(Trouble)
    }

    /// Why a name could not be read.
    package enum Trouble: Hashable, Sendable {
        /// Reads like a contract, but the product is not known.
        case noSuchProduct(String)
        /// The product is known and does not list this month.
        case noSuchMonth(root: String, month: ContractMonth)
        /// The exchange named after the dot is not the product's.
        case wrongExchange(root: String, suffix: String)
        case unreadable
    }

    /// The instrument; nil where the name is not known.
    package var instrument: Instrument? {
        switch meaning {
        case .contract(let instrument), .continuous(let instrument): instrument
        case .unknown: nil
        }
    }

    package var trouble: Trouble? {
        if case .unknown(let trouble) = meaning { return trouble }
        return nil
    }

    init(text: String, meaning: Meaning) {
        self.text = text
        self.meaning = meaning
    }
}

extension InstrumentName: CustomStringConvertible {
    /// The symbol, or for an unknown name what is wrong with it and how to mend it.
    package var description: String {
        switch meaning {
        case .contract(let instrument), .continuous(let instrument): return instrument.symbol
        case .unknown(let trouble):
            switch trouble {
            case .noSuchProduct(let root):
                return
                    "\"\(text)\": no product \(root) is known; `copilot instruments` lists those that are, and a table "
                    + "[instrument.\(root)] in copilot.conf adds one"
            case .noSuchMonth(let root, let month):
                return "\"\(text)\": \(root) has no contract for \(month); check the month letter"
            case .wrongExchange(let root, let suffix):
                return "\"\(text)\": \(root) does not trade at \(suffix); check the ending after the dot"
            case .unreadable:
                return "\"\(text)\" is no instrument; write it like ESZ6, ES 12-26 or ES=F"
            }
        }
    }
}
