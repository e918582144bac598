import ArgumentParser
import Machine
import Settings
import State
import Storage

/// `copilot backup`: a whole copy of the database, also while a desk is open.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database of accounts and journal, also while a desk is open.",
        discussion: """
            The copy is checked by SQLite before it gets its name. Without a name it goes into the folder backups \
            beside the database, named by the time in UTC. To use a backup, close the desk and copy it over \
            copilot.db. Pushes that are kept in Redis are not in it.
            """)

    @Argument(help: "Where the copy goes; nothing is replaced.", completion: .file()) var file: String?
    @Flag(help: "What replays keep, instead of what the desk keeps.") var replay = false
    @OptionGroup var options: SettingOptions

    func run() throws {
        try reportingTrouble {
            let around = Surroundings.current(flags: options.flags, config: options.config)
            print(try Self.make(around, folder: around.storeFolder(replay: replay), file: file))
            return 0
        }
    }

    /// What the command prints.
    static func make(_ around: Surroundings, folder: String, file: String?) throws -> String {
        let setup = StorageSetup(folder: folder)
        let target: String
        if let file {
            target = Paths.expand(file, home: around.home)
        } else {
            do { try Paths.create(setup.backupFolder) } catch { throw CopilotError.badSettings(error.faults) }
            let time = around.now.utcText().filter { $0.isNumber || $0 == "T" }
            target = "\(setup.backupFolder)/copilot-\(time).db"
        }
        do throws(StorageError) {
            let bytes = try Backup.make(of: setup.database, at: target)
            return "\(target): \((bytes + 1_023) / 1_024) KiB, checked"
        } catch {
            throw CopilotError.store(error)
        }
    }
}
