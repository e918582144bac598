import GRDB
import Glibc
import Market
import State

/// The file of bars, on the one thread that has it.
struct BarFile {
    private let path: String
    private let access: BarStore.Access
    private let specs: ContractSpecs
    private let keptDays: Int
    private let tell: @Sendable (String) -> Void
    private var queue: DatabaseQueue?
    private var trouble: StorageError?
    /// When old bars were last let go, by the time at which bars were told.
    private var prunedAt: Timestamp?

    init(
        path: String, access: BarStore.Access, specs: ContractSpecs, keptDays: Int,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.path = path
        self.access = access
        self.specs = specs
        self.keptDays = keptDays
        self.tell = tell
    }

    /// Keeps all of it or, where the file takes nothing, none: its spans are not complete then, and are fetched again.
    mutating func keep(_ told: [BarStore.Told]) {
        guard access == .keep, !told.isEmpty else { return }
        let newest = told.map(\.knownAt).max()
        let isPruneDue =
            newest.map { newest in prunedAt.map { newest - $0 > 86_400 * Timestamp.second } ?? true } ?? false
        let keptDays = keptDays
        let isKept: Void? = attempt { queue in
            try queue.write { db in
                for part in told { try db.keep(part) }
                if isPruneDue, let newest { try db.dropBars(before: newest.adding(seconds: -Int64(keptDays) * 86_400)) }
            }
        }
        if isKept != nil, isPruneDue { prunedAt = newest }
    }

    mutating func keep(_ studies: SavedStudies, of series: ArchivedSeries) {
        guard access == .keep else { return }
        _ = attempt { queue in try queue.write { try $0.keep(studies, of: series) } }
    }

    mutating func studies(of series: ArchivedSeries) -> [SavedStudies] {
        attempt { queue in try queue.read { try $0.studies(of: series) } } ?? []
    }

    /// Keeps trading hours beside the bars.
    func keep(_ hours: VendorHours) {
        guard access == .keep, let slash = path.lastIndex(of: "/") else { return }
        do throws(StorageError) { try HoursFile.keep(hours, in: String(path[..<slash])) } catch {
            tell(error.description)
        }
    }

    /// - Parameter source: nil for all.
    mutating func summaries(of source: String?) -> [ArchivedSummary] {
        let specs = specs
        return attempt { queue in try queue.read { try $0.barSummaries(of: source, specs: specs) } } ?? []
    }

    mutating func read(_ series: ArchivedSeries, in span: Range<Timestamp>) -> ArchivedBars {
        attempt { queue in try queue.read { try $0.bars(of: series, in: span) } } ?? ArchivedBars()
    }

    /// Nil, and told, where it does not work. A damaged file is moved aside and begun anew.
    private mutating func attempt<Result>(_ body: (DatabaseQueue) throws -> Result) -> Result? {
        for isFirst in [true, false] {
            do throws(StorageError) {
                guard let queue = try opened() else { return nil }
                let result = try StorageError.wrap(path) { try body(queue) }
                if trouble != nil { tell("\(path): bars are kept again") }
                trouble = nil
                return result
            } catch {
                queue = nil
                if case .damaged(_, let what) = error, access == .keep, isFirst, setAside(what) { continue }
                if trouble != error { tell("\(error); the desk runs without the bars that are kept there") }
                trouble = error
                return nil
            }
        }
        return nil
    }

    private func setAside(_ what: String) -> Bool {
        do throws(StorageError) {
            let aside = try SQLiteStore.moveAside(path)
            tell(
                "\(path) was damaged (\(what)). It lies in \(aside); its bars are fetched again where the source has them."
            )
            return true
        } catch {
            tell(error.description)
            return false
        }
    }

    /// Nil where there is nothing to look at.
    private mutating func opened() throws(StorageError) -> DatabaseQueue? {
        if let queue { return queue }
        let (path, isLook) = (path, access == .look)
        if isLook, Glibc.access(path, F_OK) != 0 { return nil }
        let queue = try StorageError.wrap(path) {
            var configuration = SQLiteStore.configuration(2)
            configuration.label = "copilot-bars"
            configuration.readonly = isLook
            if !isLook {
                // Made here so that it is this user's alone.
                let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
                if file >= 0 { close(file) }
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            guard try !queue.read(BarSchema.migrator.hasBeenSuperseded) else {
                throw StorageError.unusable(
                    path: path,
                    what: "was written by a newer copilot; install that version, or move the file away to begin anew")
            }
            guard !isLook else { return queue }
            try queue.writeWithoutTransaction { db in
                // What a power cut takes can be fetched again.
                try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            }
            try BarSchema.migrator.migrate(queue)
            return queue
        }
        self.queue = queue
        return queue
    }
}
