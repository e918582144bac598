import Market

/// A figure as it was given to a model or printed by the desk itself.
package struct GivenFact: Hashable, Codable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable {
        case price
        /// A distance or range in points.
        case points
        case percent
        case money
        case number
        case clock
        case date
    }

    /// What it is: `last`, `R1`, `entries until`.
    package var name: String
    /// The instrument's symbol; nil for what belongs to none.
    package var symbol: String?
    package var kind: Kind
    /// As printed: `16,550.25`, `+0.37%`, `112'165`.
    package var text: String
    /// For a price: where to jump on the chart.
    package var price: Price?

    package init(_ name: String, symbol: String? = nil, kind: Kind, text: String, price: Price? = nil) {
        self.name = name
        self.symbol = symbol
        self.kind = kind
        self.text = text
        self.price = price
    }
}

/// Every figure that was given, for checking what is made of them.
package struct FactSheet: Hashable, Sendable {
    package var facts: [GivenFact] = []
    /// The instruments they belong to.
    package var instruments: [Instrument] = []
    /// Texts of others that were shown: what stands in them is nobody's data.
    package var quotes: [Quote] = []
    /// Names that hold digits and are no figures: `EMA 9`, `RSI 14`.
    package var labels: Set<String> = []

    package init() {}

    /// A headline and whose it is.
    package struct Quote: Hashable, Sendable {
        package var source: String
        package var text: String

        package init(source: String, text: String) {
            self.source = source
            self.text = text
        }
    }
}

/// What checking says of a figure.
package enum FigureVerdict: Hashable, Codable, Sendable {
    case matched(GivenFact)
    /// Given with more digits than it was written with.
    case rounded(GivenFact)
    /// It was given for another instrument than the text says.
    case otherInstrument(GivenFact)
    /// It stands in a headline of this source, and nowhere in the data.
    case quoted(String)
    case notGiven

    /// The figure that was given; nil where there is none like it.
    package var fact: GivenFact? {
        switch self {
        case .matched(let fact), .rounded(let fact), .otherInstrument(let fact): fact
        case .quoted, .notGiven: nil
        }
    }

    package var isFlagged: Bool {
        switch self {
        case .matched, .rounded: false
        case .otherInstrument, .quoted, .notGiven: true
        }
    }
}
