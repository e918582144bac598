import Dispatch
import Feeds
import State

/// Writes studies down for a later run, one instrument after another and beside the engine.
final class StudyKeeper: Sendable {
    private let queue = DispatchQueue(label: "copilot-studies", qos: .utility)
    private let archive: any BarArchive
    private let log: Log

    init(archive: any BarArchive, log: Log) {
        self.archive = archive
        self.log = log
    }

    /// Never waits.
    func take(_ studies: StudiesToKeep) {
        queue.async { [archive, log] in
            do { archive.keep(try studies.sealed(), of: studies.series) } catch {
                log.write(.warn, part: "studies", "\(studies.series.instrument): studies are not saved: \(error)")
            }
        }
    }

    /// Waits for what was taken.
    func finish() { queue.sync {} }
}
