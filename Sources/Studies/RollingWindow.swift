/// The last `length` values in a ring.
package struct RollingWindow<Element: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
    package let length: Int
    private var ring: [Element] = []
    /// Place of the oldest value once the ring is full.
    private var next = 0

    /// - Parameter length: anything below 1 counts as 1.
    package init(length: Int) {
        self.length = max(1, length)
        ring.reserveCapacity(self.length)
    }

    package var count: Int { ring.count }
    package var isFull: Bool { ring.count == length }
    package var newest: Element? { ring.isEmpty ? nil : ring[next == 0 ? ring.count - 1 : next - 1] }

    /// Takes a value; gives the one that fell out.
    @discardableResult
    @inline(__always)
    package mutating func add(_ value: Element) -> Element? {
        guard isFull else {
            ring.append(value)
            return nil
        }
        var oldest = value
        swap(&oldest, &ring[next])
        next = next + 1 == length ? 0 : next + 1
        return oldest
    }

    package mutating func removeAll() {
        ring.removeAll(keepingCapacity: true)
        next = 0
    }

    /// The value at a place from 0, the oldest, to `count - 1`.
    package subscript(place: Int) -> Element {
        let index = next + place
        return ring[index < ring.count ? index : index - ring.count]
    }

    /// Hands out the values from a place on, oldest first.
    package func forEach(from first: Int, _ body: (Element) -> Void) {
        for index in min(next + first, ring.count)..<ring.count { body(ring[index]) }
        for index in max(0, next + first - ring.count)..<next { body(ring[index]) }
    }

    /// The values in any order, for sums and the like.
    package var unordered: [Element] { ring }
}

extension RollingWindow<Double> {
    /// The mean, summed from the oldest; nil before the window is full.
    package var mean: Double? {
        guard isFull else { return nil }
        var sum = 0.0
        for place in 0..<count { sum += self[place] }
        return sum / Double(count)
    }
}
