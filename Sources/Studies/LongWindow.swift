/// The last `length` values of a long stretch. They lie in blocks, and a block that is full never changes: copies share
/// it, so that a checkpoint costs what has come since.
struct LongWindow<Element: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
    private static var size: Int { 64 }

    let length: Int
    private(set) var count = 0
    /// Full ones, oldest first.
    private var blocks: [[Element]] = []
    /// The block that is being filled.
    private var newest: [Element] = []
    /// Values of the oldest block that have fallen out.
    private var gone = 0

    /// - Parameter length: anything below 1 counts as 1.
    init(length: Int) { self.length = max(1, length) }

    mutating func add(_ value: Element) {
        if newest.count == Self.size {
            blocks.append(newest)
            newest = []
        }
        if newest.isEmpty { newest.reserveCapacity(Self.size) }
        newest.append(value)
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
        let block = place / Self.size
        return block < blocks.count ? blocks[block][place % Self.size] : newest[place % Self.size]
    }

    /// All of them, oldest first.
    var values: [Element] {
        var values: [Element] = []
        values.reserveCapacity(count)
        for block in blocks { values += values.isEmpty ? block[gone...] : block[...] }
        values += blocks.isEmpty ? newest[gone...] : newest[...]
        return values
    }
}
