/// How the connection to the socket stands.
struct Link: Sendable {
    enum Phase: Hashable, Sendable {
        /// Not wanted yet.
        case idle
        case connecting
        /// Open; the server's greeting is awaited.
        case greeting
        case authenticating
        case subscribing
        case live
        /// Lost or refused; tried again then.
        case waiting(until: Int64)
        /// The plan has no socket: bars come by REST.
        case polling
    }

    var phase = Phase.idle
    /// Counts connections, so that what an old one tells is known as such.
    var number = 0
    /// The dialogue's next step must have come by then.
    var deadline: Int64?
    /// Why there is no connection, as a sentence.
    var trouble: String?
    /// The key or the plan is the trouble, which waiting does not mend.
    var isRefused = false
    /// When the last row came.
    var lastRow: Int64 = 0
    /// Reconnections for silence since the last row.
    var silences = 0
    /// What was refused, by the plan or of one contract: `T.ESZ6`.
    var refused: Set<String> = []
    /// What is subscribed to: `AM.ESZ6`.
    var subscribed: [String] = []

    var isLive: Bool { phase == .live }
    /// Prints come between two minutes, trades or seconds: of one contract at least.
    var hasPrints: Bool { subscribed.contains { $0.hasPrefix("T.") || $0.hasPrefix("A.") } }
}
