/// Samples of one figure, and how they are summed up.
struct Figures {
    private var samples: [Double] = []

    mutating func add(_ value: Double) { samples.append(value) }

    var count: Int { samples.count }

    /// The value below which `share` (0…1) of the samples lie; nil without samples.
    func percentile(_ share: Double) -> Double? {
        guard !samples.isEmpty else { return nil }
        let sorted = samples.sorted()
        return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var median: Double? { percentile(0.5) }

    /// A figure with so many decimals, or a dash.
    static func text(_ value: Double?, decimals: Int = 2) -> String {
        guard let value else { return "-" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return decimals == 0 ? "\(Int(rounded))" : "\(rounded)"
    }

    /// `name   1.2 p50   3.4 p99   n 200`
    func line(_ name: String, unit: String) -> String {
        let padding = String(repeating: " ", count: max(1, 34 - name.count))
        return
            "\(name)\(padding)\(Figures.text(median)) \(unit) p50   \(Figures.text(percentile(0.99))) p99   n \(count)"
    }
}
