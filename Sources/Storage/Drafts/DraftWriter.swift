import Ledger
import Machine

/// Keeps drafts on a thread of its own, so that neither a key nor a busy database has to wait for it: always the newest,
/// as soon as the one before is on the disk.
final class DraftWriter: Sendable {
    private struct Desk: Sendable {
        /// What is to be written; nil when all is.
        var drafts: [JournalDraft]?
        var isClosing = false
    }

    private let desk = Monitor(Desk())
    private let thread: WorkerThread

    /// Nanoseconds between two tries when the file is in trouble.
    private static let patience: Int64 = 1_000_000_000

    /// - Parameter tell: told a sentence when drafts cannot be kept, and when they are again.
    init(path: String, tell: @escaping @Sendable (String) -> Void) throws(MachineError) {
        let desk = self.desk
        thread = try WorkerThread(name: "copilot-drafts") {
            var file: DraftFile?
            var trouble: StorageError?
            var pending: [JournalDraft]?
            var isClosing = false
            while true {
                do throws(StorageError) {
                    // Made at once, not with the first draft: then its room is there whatever becomes of the disk.
                    var open = if let file { file } else { try DraftFile(path: path) }
                    file = open
                    if let drafts = pending { try open.write(drafts) }
                    file = open
                    pending = nil
                    if trouble != nil { tell("\(path): what is typed is kept again") }
                    trouble = nil
                } catch {
                    if error != trouble { tell(error.description) }
                    trouble = error
                    if case .rejected = error { pending = nil }
                }
                if isClosing { break }
                let deadline = file == nil || pending != nil ? Clocks.monotonic() + Self.patience : nil
                let work = desk.wait(until: deadline) { desk -> Desk? in
                    guard desk.drafts != nil || desk.isClosing else { return nil }
                    defer { desk.drafts = nil }
                    return desk
                }
                pending = work?.drafts ?? pending
                isClosing = work?.isClosing == true
            }
            file?.close()
        }
    }

    /// Puts all that is being typed in place of what was kept; never waits.
    func keep(_ drafts: [JournalDraft]) { desk.change { $0.drafts = drafts } }

    /// Keeps what waits and ends the thread.
    func finish() {
        desk.change { $0.isClosing = true }
        thread.join()
    }
}
