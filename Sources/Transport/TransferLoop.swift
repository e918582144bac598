import CCurl
import Machine

/// The client's thread: takes commands, lets libcurl work, and watches the limits that libcurl has none for.
struct TransferLoop {
    private let mailbox: TransferMailbox
    private let trust: TrustedCertificates
    private var running: [UInt64: RunningTransfer] = [:]

    init(mailbox: TransferMailbox, trust: TrustedCertificates) {
        self.mailbox = mailbox
        self.trust = trust
    }

    /// Returns when it was told to stop.
    func run() {
        var loop = self
        while loop.obey(mailbox.take()) { loop.step() }
        for transfer in loop.running.values { loop.end(transfer, .failed(.cancelled)) }
        for case .start(_, _, let onEvent) in mailbox.close() { onEvent(.failed(.cancelled)) }
    }

    /// False when it is to stop.
    private mutating func obey(_ commands: [TransferMailbox.Command]) -> Bool {
        var goesOn = true
        for command in commands {
            switch command {
            case .start(let request, let id, let onEvent): begin(request, id, onEvent)
            case .cancel(let id):
                if let transfer = running.removeValue(forKey: id) { end(transfer, .failed(.cancelled)) }
            case .stop: goesOn = false
            }
        }
        return goesOn
    }

    private mutating func begin(
        _ request: HTTPRequest, _ id: UInt64, _ onEvent: @escaping @Sendable (TransferEvent) -> Void
    ) {
        do {
            let transfer = try RunningTransfer(request, id: id, trust: trust, onEvent: onEvent)
            guard curl_multi_add_handle(mailbox.multi.pointer, transfer.easy) == CURLM_OK else {
                transfer.free()
                onEvent(.failed(.noClient("the network library takes no further transfer")))
                return
            }
            running[id] = transfer
        } catch {
            onEvent(.failed(error))
        }
    }

    private mutating func step() {
        var active: Int32 = 0
        curl_multi_perform(mailbox.multi.pointer, &active)
        var left: Int32 = 0
        while let message = curl_multi_info_read(mailbox.multi.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            guard let transfer = running.values.first(where: { $0.easy == easy }) else { continue }
            running[transfer.id] = nil
            end(transfer, transfer.outcome(code))
        }
        let now = Clocks.monotonic()
        var wait: Int64 = 60_000_000_000
        for transfer in running.values {
            if let error = transfer.overdue(at: now) {
                running[transfer.id] = nil
                end(transfer, .failed(error))
            } else {
                wait = min(wait, transfer.deadline - now)
            }
        }
        // Rounded up, so that the limit has passed on waking.
        curl_multi_poll(mailbox.multi.pointer, nil, 0, Int32(wait / 1_000_000 + 1), nil)
    }

    private func end(_ transfer: RunningTransfer, _ event: TransferEvent) {
        curl_multi_remove_handle(mailbox.multi.pointer, transfer.easy)
        transfer.free()
        transfer.onEvent(event)
    }
}
