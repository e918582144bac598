import Market

/// Contracts by price, one row a tick: exact from trades; a bar's volume is spread evenly over the ticks of its range.
/// Rows are bounded: where the range outgrows them, two become one, so a bad price costs detail and never memory.
package struct PriceHistogram: Hashable, Codable, Sendable {
    package static let mostRows = 8_192

    /// Ticks in a row: 1, until the range outgrows `mostRows`.
    package private(set) var rowTicks = 1
    /// Contracts a row, from the lowest price up.
    package private(set) var rows: [Double] = []
    package private(set) var total = 0.0
    /// Contracts of the fullest row.
    package private(set) var peak = 0.0
    /// The lowest row, in units of `rowTicks` from price 0.
    private var first = 0

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }
    /// Lowest and highest price; nil while empty.
    package var range: ClosedRange<Price>? {
        rows.isEmpty ? nil : price(of: 0)...price(of: rows.count - 1)
    }

    /// The lowest price of a row.
    package func price(of row: Int) -> Price { Price(ticks: (first + row) * rowTicks) }

    /// The row of a price, which may lie outside of `rows`.
    package func row(of price: Price) -> Int {
        // Mostly nothing has to be divided, which costs more than all else here.
        (rowTicks == 1 ? price.ticks : floorDivide(price.ticks, rowTicks)) - first
    }

    package mutating func add(_ price: Price, size: Int) {
        guard size > 0, abs(price.ticks) < Self.farthest else { return }
        cover(price, price)
        let row = row(of: price)
        rows[row] += Double(size)
        peak = max(peak, rows[row])
        total += Double(size)
    }

    /// Spreads a bar's volume evenly over its ticks.
    package mutating func add(_ bar: Bar) {
        guard bar.volume > 0, bar.low <= bar.high, bar.low.ticks > -Self.farthest, bar.high.ticks < Self.farthest else {
            return
        }
        cover(bar.low, bar.high)
        let span = bar.high.ticks - bar.low.ticks
        let count = (rowTicks == 1 ? span : span / rowTicks) + 1
        let share = Double(bar.volume) / Double(count)
        let lowest = row(of: bar.low)
        for row in lowest..<min(lowest + count, rows.count) {
            rows[row] += share
            peak = max(peak, rows[row])
        }
        total += Double(bar.volume)
    }

    package mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        rowTicks = 1
        total = 0
        peak = 0
        first = 0
    }

    /// Prices farther from zero than this are noise.
    private static let farthest = 1 << 40

    /// Makes rows for the prices.
    private mutating func cover(_ low: Price, _ high: Price) {
        if rows.isEmpty { first = floorDivide(low.ticks, rowTicks) }
        while max(row(of: high), rows.count - 1) - min(row(of: low), 0) >= Self.mostRows { halve() }
        let below = -row(of: low)
        if below > 0 {
            rows.insert(contentsOf: repeatElement(0, count: below), at: 0)
            first -= below
        }
        let above = row(of: high) - (rows.count - 1)
        if above > 0 { rows.append(contentsOf: repeatElement(0, count: above)) }
    }

    private mutating func halve() {
        let lowest = floorDivide(first, 2)
        var merged = [Double](
            repeating: 0, count: rows.isEmpty ? 0 : floorDivide(first + rows.count - 1, 2) - lowest + 1)
        for (row, volume) in rows.enumerated() { merged[floorDivide(first + row, 2) - lowest] += volume }
        rows = merged
        peak = merged.max() ?? 0
        first = lowest
        rowTicks *= 2
    }
}

/// Integer division rounded toward minus infinity.
private func floorDivide(_ a: Int, _ b: Int) -> Int {
    Int(Market.floorDivide(Int64(a), Int64(b)))
}
