import Machine
import State

/// What others have for the feed's thread. Frames are bounded by their bytes: under load quotes go first, then the server's
/// bytes are left waiting.
final class MassiveMailbox: Sendable {
    struct Mail: Sendable {
        var frames: [(number: Int, frame: WireFrame)] = []
        var events: [(number: Int, event: SocketEvent)] = []
        var replies: [MassiveReply] = []
        var commands: [FeedCommand] = []
        var isStopped = false

        var isEmpty: Bool {
            frames.isEmpty && events.isEmpty && replies.isEmpty && commands.isEmpty && !isStopped
        }
    }

    private struct State: Sendable {
        var mail = Mail()
        var bytes = 0
        var hasStopped = false
    }

    /// Bytes of waiting frames from which on quotes are left out.
    private static let thinFrom = 4 << 20
    /// Bytes of waiting frames from which on the socket is not read.
    private static let most = 64 << 20

    /// Bytes that a frame costs beside its text, so that empty ones have a bound as well.
    private static let frameCost = 32

    private let state = Monitor(State())

    var isStopped: Bool { state.read { $0.hasStopped } }

    /// Takes what a connection tells; false when it is to be read no more for now.
    func post(_ event: SocketEvent, number: Int) -> Bool {
        guard case .frame(let frame) = event else {
            state.change { $0.mail.events.append((number, event)) }
            return true
        }
        let isThinned = state.read { $0.bytes > Self.thinFrom }
        let kept = isThinned ? frame.withoutQuotes() : frame
        return state.change { state in
            state.mail.frames.append((number, kept))
            state.bytes += kept.count + Self.frameCost
            return state.bytes < Self.most
        }
    }

    func post(_ reply: MassiveReply) { state.change { $0.mail.replies.append(reply) } }

    func post(_ command: FeedCommand) { state.change { $0.mail.commands.append(command) } }

    func stop() {
        state.change { state in
            state.hasStopped = true
            state.mail.isStopped = true
        }
    }

    /// Everything that came, as soon as something did; empty when the time has come before.
    func take(until deadline: Int64) -> Mail {
        let mail = state.wait(until: deadline) { state -> Mail? in
            guard !state.mail.isEmpty else { return nil }
            defer {
                state.mail = Mail()
                state.bytes = 0
            }
            return state.mail
        }
        return mail ?? Mail()
    }
}
