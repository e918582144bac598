import CTrap

/// The signals that ask the program to leave in good order, or tell that the window changed.
package struct Signals: OptionSet, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let terminate = Signals(rawValue: Int32(ctrap_terminate))
    package static let interrupt = Signals(rawValue: Int32(ctrap_interrupt))
    package static let hangup = Signals(rawValue: Int32(ctrap_hangup))
    package static let resized = Signals(rawValue: Int32(ctrap_resized))
    /// Those after which the program leaves.
    package static let leave: Signals = [.terminate, .interrupt, .hangup]

    /// From now on these signals wake the pipe and are kept for `take`; SIGPIPE is ignored. The pipe must live as long.
    package static func catchAll(waking pipe: WakePipe) {
        _ = ctrap_catch_signals(pipe.writeEnd)
    }

    /// The signals that came since the last call.
    package static func take() -> Signals { Signals(rawValue: ctrap_take_signals()) }

    /// Back to the system's own ways.
    package static func release() { ctrap_release_signals() }

    /// For the log: `SIGTERM`, `SIGHUP, SIGTERM`.
    package var description: String {
        let names: [(Signals, String)] = [
            (.hangup, "SIGHUP"), (.interrupt, "SIGINT"), (.terminate, "SIGTERM"), (.resized, "SIGWINCH"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}
