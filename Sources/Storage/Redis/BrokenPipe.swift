import Glibc

/// Keeps the signal of a broken connection from ending the process; hiredis writes to its socket in a way that raises it.
struct BrokenPipe {
    private let wasHeld: Bool

    /// Holds the signal back on this thread.
    init() {
        var before = sigset_t()
        var signal = Self.signal
        pthread_sigmask(SIG_BLOCK, &signal, &before)
        wasHeld = sigismember(&before, SIGPIPE) == 1
    }

    /// Drops it where it came, and lets later ones through as before.
    func release() {
        guard !wasHeld else { return }
        var signal = Self.signal
        var now = timespec()
        while sigtimedwait(&signal, nil, &now) == SIGPIPE {}
        pthread_sigmask(SIG_UNBLOCK, &signal, nil)
    }

    private static var signal: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGPIPE)
        return set
    }
}
