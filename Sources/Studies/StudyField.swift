/// One value that a study tells. With its study's name it is written `ema.21`, `pivots.floor_r1`.
package struct StudyField: Hashable, Sendable {
    /// What a value measures, which is how it is drawn and written.
    package enum Unit: Hashable, Sendable {
        /// A price in points, to be drawn over the bars.
        case price
        /// A distance of prices in points.
        case points
        case percent
        case ratio
        /// An oscillator's own scale, for instance 0 to 100.
        case scale
        case contracts
        /// Counted bars.
        case bars
        /// 1 for yes, 0 for no.
        case flag
        /// A whole number that stands for one of these words, from 0.
        case word([String])

        /// `price`, `word` …
        package var name: String {
            switch self {
            case .price: "price"
            case .points: "points"
            case .percent: "percent"
            case .ratio: "ratio"
            case .scale: "scale"
            case .contracts: "contracts"
            case .bars: "bars"
            case .flag: "flag"
            case .word: "word"
            }
        }
    }

    /// Lower case, digits and `_`.
    package let name: String
    package let unit: Unit
    /// What it says and how it is reckoned, in a phrase.
    package let help: String

    package init(_ name: String, _ unit: Unit, _ help: String) {
        self.name = name
        self.unit = unit
        self.help = help
    }

    /// The word a value stands for; nil for fields of numbers.
    package func word(_ value: Double) -> String? {
        guard case .word(let words) = unit, let index = Int(exactly: value), words.indices.contains(index) else {
            return nil
        }
        return words[index]
    }
}
