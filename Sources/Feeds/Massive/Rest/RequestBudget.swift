/// How many requests the plan allows a minute, and when the next one may go. Times are nanoseconds of a clock that never
/// goes back.
struct RequestBudget: Sendable {
    /// Requests a minute; nil for no limit.
    var limit: Int?
    /// Until when the free plan's limit counts, for the server refused request after request.
    private var thriftyUntil: Int64 = .min
    /// When requests went or will go, ascending; only what still counts.
    private var taken: [Int64] = []
    /// The server asked for peace until then.
    private var notBefore: Int64 = .min

    /// A little more than the minute, for the server counts from the arrival.
    private static let minute: Int64 = 60_500_000_000
    /// What the free plan allows.
    static let freeLimit = 5

    init(limit: Int? = nil) { self.limit = limit }

    /// Takes the next free place; gives when it is.
    mutating func take(at now: Int64) -> Int64 {
        taken.removeAll { $0 + Self.minute <= now }
        var turn = max(now, notBefore)
        let limit = limit ?? (now < thriftyUntil ? Self.freeLimit : nil)
        if let limit, taken.count >= limit { turn = max(turn, taken[taken.count - limit] + Self.minute) }
        taken.append(turn)
        taken.sort()
        return turn
    }

    /// The server refused a request for there were too many.
    ///
    /// - Parameter wait: what it asked for, or our own guess; nanoseconds.
    mutating func refused(wait: Int64, at now: Int64) { notBefore = max(notBefore, now + wait) }

    /// The server refuses again and again: for some minutes the free plan's limit counts.
    mutating func saveRequests(at now: Int64) { thriftyUntil = now + 5 * Self.minute }

    /// When the next request that waits will go; nil while none waits.
    func waiting(at now: Int64) -> Int64? { taken.first { $0 > now } }
}
