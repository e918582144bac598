import Glibc
import Machine
import Market
import State
import Synchronization

/// A look at the bars that a data folder holds; changes nothing.
package struct BarInspection: Sendable {
    package let path: String
    /// Bytes, the log of the database included; nil where there is no file.
    package private(set) var size: Int?
    /// The series, the one that was told of last first.
    package private(set) var summaries: [ArchivedSummary] = []
    /// What is wrong with the file, as sentences.
    package private(set) var faults: [String] = []

    package init(folder: String, specs: ContractSpecs = .standard) {
        path = BarStore.path(in: folder)
        guard access(path, F_OK) == 0 else { return }
        size = ["", "-wal"].reduce(0) { sum, ending in
            var facts = stat()
            return sum + (stat(path + ending, &facts) == 0 ? Int(facts.st_size) : 0)
        }
        let told = Mutex<[String]>([])
        do throws(MachineError) {
            let store = try BarStore(path: path, access: .look, specs: specs) { sentence in
                told.withLock { $0.append(sentence) }
            }
            summaries = store.summaries()
            store.finish()
            faults = told.withLock { $0 }
        } catch {
            faults = [error.description]
        }
    }

    /// True where a real source has told bars; a file that cannot be read may hold some.
    package var hasBars: Bool { !summaries.isEmpty || !faults.isEmpty }
}
