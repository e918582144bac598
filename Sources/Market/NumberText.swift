/// How figures are written: the group separator and the minus sign.
package struct NumberStyle: Hashable, Sendable {
    /// Between groups of three digits; nil for none.
    package var group: Character?
    package var minus: Character

    package init(group: Character?, minus: Character) {
        self.group = group
        self.minus = minus
    }

    /// Commas and U+2212, for the screen.
    package static let screen = NumberStyle(group: ",", minus: "\u{2212}")
    /// No groups and an ASCII minus, for scripts, files and the clipboard.
    package static let plain = NumberStyle(group: nil, minus: "-")

    /// `value / 10^decimals` with exactly so many decimals; `signed` puts a `+` before what is above zero.
    package func text(_ value: Int, decimals: Int, signed: Bool = false) -> String {
        var digits = Array(String(value.magnitude))
        while digits.count <= decimals { digits.insert("0", at: 0) }
        let whole = digits.count - decimals
        var text = value < 0 ? String(minus) : signed && value > 0 ? "+" : ""
        for (index, digit) in digits.enumerated() {
            if index == whole { text.append(".") }
            if let group, index > 0, index < whole, (whole - index) % 3 == 0 { text.append(group) }
            text.append(digit)
        }
        return text
    }

    /// A Double rounded to so many decimals, half away from zero; nil for what is not finite or too large to write.
    package func text(_ value: Double, decimals: Int, signed: Bool = false) -> String? {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard scaled.magnitude < 9e15 else { return nil }
        return text(Int(scaled), decimals: decimals, signed: signed)
    }
}

extension ContractSpec {
    /// A price as its instrument writes it: `16,582.75`, `112'165`.
    package func text(_ price: Price, style: NumberStyle = .screen, signed: Bool = false) -> String {
        switch display {
        case .decimal(let decimals):
            let step = tick.numerator * power(decimals) / tick.denominator
            return style.text(price.ticks * step, decimals: decimals, signed: signed)
        case .thirtySeconds(let parts):
            let eighths = price.ticks.magnitude * UInt(tick.numerator) * 256 / UInt(tick.denominator)
            let (points, rest) = (eighths / 256, Int(eighths % 256))
            let sign = price.ticks < 0 ? String(style.minus) : signed && price.ticks > 0 ? "+" : ""
            let fraction = padded(rest / 8, 2) + (parts > 1 ? String(rest % 8 * 10 / 8) : "")
            return "\(sign)\(style.text(Int(points), decimals: 0))'\(fraction)"
        }
    }

    /// A figure in points that need not lie on a tick (an average, a range), with one step more than the price shows.
    package func text(points: Double, style: NumberStyle = .screen, signed: Bool = false) -> String? {
        switch display {
        case .decimal(let decimals): style.text(points, decimals: decimals, signed: signed)
        case .thirtySeconds: style.text(points, decimals: 3, signed: signed)
        }
    }

    private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}

extension Money {
    /// `$705.46`, `+$205.46`, `−$20.00`; thousandths of a cent are rounded half away from zero.
    package func text(style: NumberStyle = .screen, signed: Bool = false) -> String {
        let half: Int64 = tenThousandths < 0 ? -50 : 50
        let cents = Int((tenThousandths + half) / 100)
        let sign = cents < 0 ? String(style.minus) : signed && cents > 0 ? "+" : ""
        return "\(sign)$\(style.text(Int(cents.magnitude), decimals: 2))"
    }
}
