import Market
import NIOHTTP1
import State

/// A request that was let in and read whole.
struct PortRequest: Sendable {
    var target: RequestTarget
    var body: [UInt8]
    /// Our time of day when its last byte came.
    var receivedAt: Timestamp
}

/// What a route may use.
struct RouteSurroundings: Sendable {
    var inbox: any PortInbox
    var version: String
    /// How the port does.
    var health: PortHealth
}

/// A path, and what happens there.
struct Route: Sendable {
    var method: HTTPMethod
    /// Spellings of the path, the usual one first, without `/` at the end.
    var paths: [String]
    /// Takes a body of any type: the bridges of the wild do not all say what theirs is.
    var takesAnyType = false
    /// Calls back once, on any thread.
    var answer: @Sendable (PortRequest, RouteSurroundings, @escaping @Sendable (Reply) -> Void) -> Void

    /// Every route.
    static let all: [Route] = PushRoutes.all + PositionRoutes.all + [HealthRoute.route]
}
