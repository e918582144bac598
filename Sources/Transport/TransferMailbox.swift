import CCurl
import Synchronization

/// What others ask of the client's thread, and the bell that wakes it.
final class TransferMailbox: Sendable {
    enum Command: Sendable {
        case start(HTTPRequest, UInt64, @Sendable (TransferEvent) -> Void)
        case cancel(UInt64)
        case stop
    }

    private struct State {
        var commands: [Command] = []
        var lastID: UInt64 = 0
        var isOpen = true
    }

    private let state = Mutex(State())
    let multi: MultiHandle

    init(_ multi: UnsafeMutableRawPointer) { self.multi = MultiHandle(pointer: multi) }

    func nextID() -> UInt64 {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// False when the thread has ended and nobody will read it.
    @discardableResult
    func send(_ command: Command) -> Bool {
        state.withLock { state in
            guard state.isOpen else { return false }
            state.commands.append(command)
            // Inside the lock, so that the handle cannot be gone.
            curl_multi_wakeup(multi.pointer)
            return true
        }
    }

    func take() -> [Command] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Nothing is taken any more; gives what came last. The handle is gone afterwards.
    @discardableResult
    func close() -> [Command] {
        state.withLock { state in
            guard state.isOpen else { return [] }
            state.isOpen = false
            curl_multi_cleanup(multi.pointer)
            defer { state.commands = [] }
            return state.commands
        }
    }
}

/// libcurl's pool. Only its thread touches it, but for `curl_multi_wakeup`, which any thread may call.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
}
