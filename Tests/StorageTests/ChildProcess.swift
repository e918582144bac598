import Glibc

/// A program that a test starts, and what it prints.
struct ChildProcess {
    enum Failure: Error {
        case cannotStart(Int32)
        case ended(String)
    }

    private let process: pid_t
    private let output: Int32

    /// - Parameter words: the program's path and its arguments.
    init(_ words: [String], environment: [String] = []) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure.cannotStart(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
        close(ends[1])
        guard code == 0 else { throw Failure.cannotStart(code) }
        self.process = process
        output = ends[0]
    }

    /// What is built beside the tests.
    static func beside(_ name: String) -> String {
        var bytes = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &bytes, bytes.count)
        let own = String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
    }

    /// Reads until `isEnough` says so, which is asked after each piece, or until the program ends.
    func read(until isEnough: (ArraySlice<UInt8>) -> Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = Glibc.read(output, &chunk, chunk.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return bytes }
            bytes += chunk.prefix(got)
            if isEnough(chunk.prefix(got)) { return bytes }
        }
    }

    func kill(_ signal: Int32 = SIGKILL) { Glibc.kill(process, signal) }

    /// Waits for its end; to be called once.
    func wait() {
        close(output)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }
}
