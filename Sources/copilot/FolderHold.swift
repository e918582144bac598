import Machine
import Storage

/// Whether this desk has its data folder for itself, or another one has it.
final class FolderHold {
    private var lock: DeskLock?
    /// Why this desk may only look, as a sentence; nil when the folder is its own.
    let readOnlyReason: String?

    /// - Parameter folder: is there.
    init(_ folder: String) throws(CopilotError) {
        do throws(StorageError) {
            switch try DeskLock.claim(folder, now: Clocks.wall()) {
            case .held(let lock):
                self.lock = lock
                readOnlyReason = nil
            case .taken(let holder):
                readOnlyReason =
                    "Another desk has \(folder) (\(holder?.description ?? "it has just started")). Here you look at what it "
                    + "keeps, and nothing of your own is kept. Close that desk, or name another folder with --data-dir."
            }
        } catch {
            throw .store(error)
        }
    }

    /// Gives the folder back, after everything is kept.
    func release() { lock = nil }
}
