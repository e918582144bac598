import Glibc

/// A program on a pseudo-terminal of its own, driven and watched from outside as a person at a terminal would.
package final class PtySession {
    package enum PtyError: Error, CustomStringConvertible {
        case cannotOpen(Int32)
        case cannotStart(program: String, Int32)

        package var description: String {
            switch self {
            case .cannotOpen(let code): "no pseudo-terminal: \(String(cString: strerror(code)))"
            case .cannotStart(let program, let code): "\(program) does not start: \(String(cString: strerror(code)))"
            }
        }
    }

    /// Requests and flags whose macros Swift does not import; Linux values.
    private enum Request {
        static let number: UInt = 0x8004_5430
        static let lock: UInt = 0x4004_5431
    }
    private static let newSession: Int16 = 0x80

    package let pid: pid_t
    /// When the program was started, on the monotonic clock.
    package let started: Int64
    private var terminal: Int32

    package init(
        program: String, arguments: [String], environment: [String: String], columns: UInt16, rows: UInt16
    ) throws {
        terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        var number: UInt32 = 0
        guard terminal >= 0, ioctl(terminal, Request.lock, &locked) == 0, ioctl(terminal, Request.number, &number) == 0
        else { throw PtyError.cannotOpen(errno) }
        let path = "/dev/pts/\(number)"
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A session leader that opens a terminal makes it its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession)

        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var child: pid_t = 0
        started = PtySession.now()
        let code = posix_spawn(&child, program, &actions, &attributes, argv, envp)
        guard code == 0 else { throw PtyError.cannotStart(program: program, code) }
        pid = child
    }

    deinit { if terminal >= 0 { close(terminal) } }

    /// Nanoseconds on the monotonic clock.
    package static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    package func send(_ bytes: [UInt8]) { _ = write(terminal, bytes, bytes.count) }
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends any amount, reading meanwhile, so that neither side waits for the other; false when the program takes nothing
    /// more within the time.
    package func send(all bytes: [UInt8], seconds: Double, _ take: ([UInt8]) -> Void) -> Bool {
        let flags = fcntl(terminal, F_GETFL)
        _ = fcntl(terminal, F_SETFL, flags | O_NONBLOCK)
        defer { _ = fcntl(terminal, F_SETFL, flags) }
        let deadline = PtySession.now() + Int64(seconds * 1e9)
        var rest = bytes[...]
        while !rest.isEmpty, PtySession.now() < deadline {
            var watch = pollfd(fd: terminal, events: Int16(POLLIN) | Int16(POLLOUT), revents: 0)
            _ = poll(&watch, 1, 100)
            let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            while let chunk = read(within: 0) { take(chunk.bytes) }
        }
        return rest.isEmpty
    }

    /// What the program has written, and when it was read; nil when nothing came in time or the program has ended.
    package func read(within milliseconds: Double) -> (bytes: [UInt8], at: Int64)? {
        var watch = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&watch, 1, Int32(milliseconds.rounded(.up))) > 0, watch.revents & Int16(POLLIN) != 0 else {
            return nil
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(terminal, &buffer, buffer.count)
        let at = PtySession.now()
        return count > 0 ? (Array(buffer.prefix(count)), at) : nil
    }

    /// Reads until nothing has come for so long; answers all bytes and when the first and the last came.
    package func readBurst(within milliseconds: Double, quiet: Double) -> (bytes: [UInt8], first: Int64, last: Int64)? {
        guard let start = read(within: milliseconds) else { return nil }
        var bytes = start.bytes
        var last = start.at
        while let more = read(within: quiet) {
            bytes += more.bytes
            last = more.at
        }
        return (bytes, start.at, last)
    }

    /// Throws away whatever the program writes for so long, and counts it.
    package func drain(milliseconds: Double) -> Int {
        let end = PtySession.now() + Int64(milliseconds * 1_000_000)
        var count = 0
        while true {
            let left = Double(end - PtySession.now()) / 1_000_000
            guard left > 0 else { return count }
            count += read(within: left)?.bytes.count ?? 0
        }
    }

    /// Processor time of all threads, also of those that have ended, in nanoseconds.
    package func processorTime() -> Int64 {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Resident memory in bytes.
    package func residentMemory() -> Int {
        let line = contents(of: "/proc/\(pid)/status")?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }

    /// Asks the program to end, and waits for it.
    package func end() {
        kill(pid, SIGTERM)
        if waitForEnd(seconds: 5) == nil {
            kill(pid, SIGKILL)
            _ = waitForEnd(seconds: 5)
        }
    }

    /// Waits until the program has ended, reading what it still writes; nil when it has not ended in time.
    package func waitForEnd(seconds: Double, _ take: ([UInt8]) -> Void = { _ in }) -> PtyEnd? {
        let deadline = PtySession.now() + Int64(seconds * 1e9)
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG) == 0 {
            if PtySession.now() > deadline { return nil }
            if let chunk = read(within: 5) { take(chunk.bytes) }
        }
        while let chunk = read(within: 0) { take(chunk.bytes) }
        let signal = status & 0x7f
        return signal == 0 ? .exited(status >> 8 & 0xff) : .signalled(signal)
    }

    /// Changes the size of the terminal, of which the kernel tells the program.
    package func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Whether the terminal is as a shell wants it: echo and line editing on.
    package func isSane() -> Bool {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0 else { return false }
        let wanted = tcflag_t(ECHO | ICANON | ISIG)
        return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
    }

    /// Takes the terminal away, as a closed window does.
    package func hangUp() {
        close(terminal)
        terminal = -1
    }

    private func contents(of path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 8_192)
        let count = Glibc.read(file, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
}

/// How a program ended.
package enum PtyEnd: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
}
