import Market

/// What an account holds of one symbol, all its rows together.
struct Holding: Hashable {
    let symbol: String
    /// Above zero for long, below for short.
    var quantity: Int
    /// Points; nil where the platform sent no number for one of the rows.
    var average: Double?

    /// More contracts than anybody holds; rows beyond it are shown as they are and make no fills.
    private static let largest = 1_000_000

    /// The rows of a report by symbol, in their order; what cancels out is left out.
    static func of(_ rows: some Sequence<ReportedPosition>) -> [Holding] {
        var holdings: [Holding] = []
        for row in rows where (1...largest).contains(row.quantity) {
            let quantity = row.quantity * row.side.sign
            if let index = holdings.firstIndex(where: { $0.symbol == row.symbol }) {
                holdings[index].add(quantity, at: row.averagePrice)
            } else {
                holdings.append(Holding(symbol: row.symbol, quantity: quantity, average: row.averagePrice))
            }
        }
        return holdings.filter { $0.quantity != 0 }
    }

    private mutating func add(_ more: Int, at price: Double?) {
        let total = quantity + more
        average = average.flatMap { average in
            price.map { (average * Double(quantity) + $0 * Double(more)) / Double(total) }
        }
        quantity = total
    }
}
