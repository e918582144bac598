import Market
import Studies

/// Past values of one trading day, one row a bar. The rows lie in blocks: a copy shares those that are full.
struct DayColumns: Codable, Sendable {
    private static let rows = 64
    /// Stands for a place that a column has not.
    private static let nowhere = UInt8.max

    private(set) var count = 0
    private var width: Int
    /// Values that are kept of a bar.
    private var stride: Int
    /// The first known value of each column.
    private var bases: [Double]
    private var blocks: [[Float]] = []
    /// By column: where it stands in a row, or `nowhere` if it is told anew; empty while each stands in its own place.
    private var places: [UInt8] = []
    private var tellers: [DayTeller]
    /// Studies saw trades of the day.
    var hasTrades = false

    /// - Parameter tellers: studies that could tell some of the columns anew.
    init(width: Int, tellers: [DayTeller]) {
        self.width = width
        stride = width
        bases = Array(repeating: .nan, count: width)
        self.tellers = tellers
    }

    /// - Parameters:
    ///   - table: of each column, in their order, the values of `total` bars.
    ///   - bars: those of them that are appended.
    ///   - capacity: bars that the day is expected to have.
    mutating func append(_ table: StudyRow, bars: Range<Int>, of total: Int, capacity: Int) {
        var bars = bars
        while !bars.isEmpty {
            makeRoom(capacity)
            let part = bars.prefix(Self.rows - count % Self.rows)
            // Taken out while it is filled, so that it is looked for once.
            var block = blocks.removeLast()
            let start = block.count
            block.append(contentsOf: repeatElement(.nan, count: part.count * width))
            block.withUnsafeMutableBufferPointer { block in
                table.withValues { values in
                    for column in 0..<width {
                        let known = values[column * total + part.startIndex..<column * total + part.endIndex]
                        if bases[column].isNaN { bases[column] = known.first(where: \.isFinite) ?? .nan }
                        let base = bases[column]
                        var place = start + column
                        for value in known {
                            let distance = Float(value - base)
                            block[place] = distance.isFinite ? distance : .nan
                            place += width
                        }
                    }
                }
            }
            blocks.append(block)
            count += part.count
            bars = part.endIndex..<bars.upperBound
        }
    }

    /// Lets go of all but the first columns.
    mutating func keep(_ kept: Int) {
        guard kept < width else { return }
        keep((0..<kept).filter { !isTold($0) })
        width = kept
        bases = Array(bases[..<kept])
        if !places.isEmpty { places = Array(places[..<kept]) }
        tellers.removeAll { $0.columns.allSatisfy { $0 >= kept } }
    }

    /// Lets go of what studies tell anew to the last bit; where they saw trades, of which nothing is left, they cannot.
    mutating func thin() {
        guard places.isEmpty, width < Self.nowhere else { return }
        if hasTrades { tellers.removeAll(where: \.takesTrades) }
        let told = Set(tellers.flatMap(\.columns))
        let rest = (0..<width).filter { !told.contains($0) }
        guard rest.count < width else { return }
        keep(rest)
        places = Array(repeating: Self.nowhere, count: width)
        for (place, column) in rest.enumerated() { places[column] = UInt8(place) }
    }

    /// The day with all its columns and of its first bars alone, so that other bars can follow.
    func whole(_ bars: DayBars) -> DayColumns {
        if places.isEmpty, bars.count == count { return self }
        var day = DayColumns(width: width, tellers: tellers)
        day.bases = bases
        day.hasTrades = hasTrades
        let columns = (0..<width).map { column in
            isTold(column)
                ? (values(column, of: bars) ?? []).map { float($0, column) }
                : (0..<count).map { stored(column, $0) }
        }
        let first = min(count, bars.count)
        // What was not known in these bars is counted from what comes.
        for (column, values) in columns.enumerated() where values[..<first].allSatisfy(\.isNaN) {
            day.bases[column] = .nan
        }
        for index in 0..<first {
            day.makeRoom(bars.count)
            for column in columns { day.blocks[day.blocks.count - 1].append(column[index]) }
            day.count += 1
        }
        return day
    }

    /// Rewrites the rows with some of the columns that they hold.
    private mutating func keep(_ columns: [Int]) {
        let taken = columns.compactMap { place($0) }
        blocks =
            taken.isEmpty
            ? []
            : blocks.map { block in
                var part: [Float] = []
                part.reserveCapacity(block.count / stride * taken.count)
                for row in Swift.stride(from: 0, to: block.count, by: stride) {
                    for place in taken { part.append(block[row + place]) }
                }
                return part
            }
        stride = taken.count
    }

    private mutating func makeRoom(_ capacity: Int) {
        guard count % Self.rows == 0 else { return }
        var block: [Float] = []
        block.reserveCapacity(min(Self.rows, max(1, capacity - count)) * stride)
        blocks.append(block)
    }

    /// Where a column stands in a row; nil where it is told anew.
    private func place(_ column: Int) -> Int? {
        if places.isEmpty { return column }
        return places[column] == Self.nowhere ? nil : Int(places[column])
    }

    /// As a value is kept.
    private func float(_ value: Double?, _ column: Int) -> Float { value.map { Float($0 - bases[column]) } ?? .nan }

    private func stored(_ column: Int, _ index: Int) -> Float {
        place(column).map { blocks[index / Self.rows][index % Self.rows * stride + $0] } ?? .nan
    }

    /// True where the values of a column are told anew.
    func isTold(_ column: Int) -> Bool { column < width && place(column) == nil }

    /// The values of a column that is told anew, bar by bar; nil where it is kept.
    func told(_ column: Int, of bars: DayBars) -> [Double?]? {
        // Rounded as it would have been if it were kept.
        values(column, of: bars)?.map { $0.map { bases[column] + Double(float($0, column)) } }
    }

    private func values(_ column: Int, of bars: DayBars) -> [Double?]? {
        guard isTold(column) else { return nil }
        return tellers.lazy.compactMap { $0.values(column, of: bars) }.first
    }

    /// A value that is kept.
    subscript(column: Int, index: Int) -> Double? {
        guard column < width else { return nil }
        let value = stored(column, index)
        return value.isNaN ? nil : bases[column] + Double(value)
    }
}
