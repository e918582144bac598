/// What becomes of a connection, in this order: at most one `opened`, frames, and exactly one `closed`.
enum SocketEvent: Sendable {
    case opened
    case frame(WireFrame)
    /// Why it ended, as a sentence.
    case closed(String)
}
