/// Contracts of a day's bars. Two bytes each, unless a bar had more than they hold.
struct SlotVolumes: Hashable, Codable, Sendable {
    private var small: [UInt16] = []
    private var large: [Int32] = []

    init(_ volumes: [Int32]) {
        if volumes.allSatisfy({ UInt16(exactly: $0) != nil }) {
            small = volumes.map { UInt16($0) }
        } else {
            large = volumes
        }
    }

    var count: Int { small.count + large.count }

    subscript(slot: Int) -> Int { large.isEmpty ? Int(small[slot]) : Int(large[slot]) }
}
