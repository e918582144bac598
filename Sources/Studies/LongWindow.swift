/// The last `length` values of a long stretch. They lie in blocks, and a block that is full never changes: copies share
/// it, so that a checkpoint costs what has come since.
struct LongWindow<Element: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
    private static var size: Int { 64 }

    let length: Int
    private(set) var count = 0
    /// Oldest first; all but the last are full.
    private var blocks: [[Element]] = []
    /// Values of the first block that have fallen out.
    private var gone = 0

    /// - Parameter length: anything below 1 counts as 1.
    init(length: Int) { self.length = max(1, length) }

    mutating func add(_ value: Element) {
        let newest = blocks.count - 1
        if newest >= 0, blocks[newest].count < Self.size {
            blocks[newest].append(value)
        } else {
            var block: [Element] = []
            block.reserveCapacity(Self.size)
            block.append(value)
            blocks.append(block)
        }
        if count < length {
            count += 1
        } else if gone + 1 < Self.size {
            gone += 1
        } else {
            blocks.removeFirst()
            gone = 0
        }
    }

    /// The value at a place from 0, the oldest, to `count - 1`.
    subscript(place: Int) -> Element {
        let place = gone + place
        return blocks[place / Self.size][place % Self.size]
    }

    /// All of them, oldest first.
    var values: [Element] {
        var values: [Element] = []
        values.reserveCapacity(count)
        for (index, block) in blocks.enumerated() { values += index == 0 ? block[gone...] : block[...] }
        return values
    }
}
