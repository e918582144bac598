import Glibc

/// A thread of our own. It takes no signals but those of its own faults, so that the terminal's thread gets the rest.
package struct WorkerThread: Sendable {
    private let thread: pthread_t

    /// Starts a thread that runs `body` once.
    ///
    /// - Parameter name: at most 15 bytes, as `top` shows it.
    package init(name: String, _ body: @escaping @Sendable () -> Void) throws(MachineError) {
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let code = Self.withoutSignals {
            pthread_create(
                &thread, nil,
                { @Sendable pointer in
                    if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().run() }
                    return nil
                }, start.toOpaque())
        }
        guard code == 0 else {
            start.release()
            throw .noThread(name: name, code: code)
        }
        self.thread = thread
    }

    /// Runs `body` with all signals held back but those of a thread's own faults; threads that it starts, also those of
    /// others' code, never get them.
    package static func withoutSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
        var signals = sigset_t()
        var before = sigset_t()
        sigfillset(&signals)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] { sigdelset(&signals, fault) }
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        return try body()
    }

    /// Waits until the thread's body has returned. To be called once.
    package func join() { pthread_join(thread, nil) }

    /// Lets the thread go its own way; for one that will not be joined.
    package func detach() { pthread_detach(thread) }

    /// True on the thread itself, which must not join itself.
    package var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }
}

/// What a new thread is handed.
private final class Start: Sendable {
    private let name: String
    private let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }

    func run() {
        setName()
        body()
    }

    /// Through the kernel's file, for glibc's function is a GNU extension that Swift does not see.
    private func setName() {
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        let bytes = Array(name.utf8.prefix(15))
        _ = write(file, bytes, bytes.count)
        close(file)
    }
}
