import Market

/// One number or word that a study can be set with. Declared once as a static constant; `setup[Self.length]` reads it.
package struct StudyParameter: Hashable, Sendable {
    /// What the parameter may be.
    package enum Domain: Hashable, Sendable {
        case whole(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        /// A clock time in New York, in minutes of the day.
        case clock
        /// One of these words, kept as its place from 0.
        case choice([String])
    }

    /// Lower case.
    package let name: String
    package let domain: Domain
    package let standard: Double
    /// What it does, and its unit, in a phrase.
    package let help: String

    package init(_ name: String, _ domain: Domain, standard: Double, _ help: String) {
        self.name = name
        self.domain = domain
        self.standard = standard
        self.help = help
    }

    /// The parameter `length`, in bars.
    package static func length(_ standard: Int, _ help: String = "window in bars") -> Self {
        length("length", standard, help)
    }

    /// Another length in bars.
    package static func length(_ name: String, _ standard: Int, _ help: String) -> Self {
        StudyParameter(name, .whole(1...1_000), standard: Double(standard), help)
    }

    /// Reads a value as it is typed; nil where it is not allowed.
    package func read(_ text: some StringProtocol) -> Double? {
        switch domain {
        case .whole(let range): return Int(text).flatMap { range.contains($0) ? Double($0) : nil }
        case .number(let range): return Double(String(text)).flatMap { range.contains($0) ? $0 : nil }
        case .choice(let words): return words.firstIndex { $0 == text }.map(Double.init)
        case .clock:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
            else { return nil }
            return Double(hour * 60 + minute)
        }
    }

    /// A value as it is typed.
    package func text(_ value: Double) -> String {
        switch domain {
        case .whole: return "\(Int(clamped(value)))"
        case .number: return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case .choice(let words): return words[Int(clamped(value))]
        case .clock:
            let minute = Int(clamped(value))
            return "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
        }
    }

    /// What it may be: `a whole number from 1 to 1000`.
    package var allowed: String {
        switch domain {
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(text(range.lowerBound)) to \(text(range.upperBound))"
        case .choice(let words): words.joined(separator: " or ")
        case .clock: "a time such as 09:30, New York"
        }
    }

    /// The value nearest to `value` that is allowed.
    func clamped(_ value: Double) -> Double {
        switch domain {
        case .whole(let range): min(max(value.rounded(), Double(range.lowerBound)), Double(range.upperBound))
        case .number(let range): min(max(value, range.lowerBound), range.upperBound)
        case .clock: min(max(value.rounded(), 0), 1_439)
        case .choice(let words): min(max(value.rounded(), 0), Double(words.count - 1))
        }
    }
}
