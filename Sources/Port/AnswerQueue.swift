import NIOCore
import NIOHTTP1

/// Answers of one connection in the order of its requests, whichever is ready first.
struct AnswerQueue {
    /// A place in the order.
    struct Slot {
        var version: HTTPVersion
        var keepsAlive: Bool
        var isPush: Bool
        var since: NIODeadline
    }

    private var slots: [(slot: Slot, reply: Reply?)] = []
    /// Number of the first slot.
    private var first = 0

    var isEmpty: Bool { slots.isEmpty }
    var count: Int { slots.count }
    /// The slot whose turn it is, and its number.
    var next: (number: Int, slot: Slot)? { slots.first.map { (first, $0.slot) } }

    /// Gives a request its place, and tells its number.
    mutating func open(_ slot: Slot) -> Int {
        slots.append((slot, nil))
        return first + slots.count - 1
    }

    /// Takes an answer in; false where it comes too late.
    mutating func fill(_ number: Int, _ reply: Reply) -> Bool {
        let index = number - first
        guard slots.indices.contains(index), slots[index].reply == nil else { return false }
        slots[index].reply = reply
        return true
    }

    /// Takes out the answer whose turn it is; nil where it is not there yet.
    mutating func popReady() -> (slot: Slot, reply: Reply)? {
        guard let (slot, reply) = slots.first, let reply else { return nil }
        slots.removeFirst()
        first += 1
        return (slot, reply)
    }
}
