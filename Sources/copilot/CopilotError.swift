import Feeds
import Settings
import Storage

/// Why the program cannot do what it was asked.
enum CopilotError: Error, CustomStringConvertible {
    /// Everything that is wrong with settings, files and flags.
    case badSettings([Fault])
    case badRecording(ReplayError)
    /// The feed could not begin; the sentence says what is wrong and how to mend it.
    case feedRefused(String)
    case noPicture(reason: String)
    case noWake
    /// Facts cannot be kept, read or copied; a sentence.
    case store(StorageError)

    var description: String {
        switch self {
        case .badSettings(let faults): faults.map(\.description).joined(separator: "\n")
        case .badRecording(let error): error.description
        case .feedRefused(let reason): reason
        case .noPicture(let reason): "There is no complete picture: \(reason)"
        case .store(let error): error.description
        case .noWake: "No file descriptors are left; close other programs or raise `ulimit -n`."
        }
    }

    /// 2 for what the user can mend in settings, files and flags; 1 for all else.
    var exitStatus: Int32 {
        switch self {
        case .badSettings, .badRecording, .feedRefused: 2
        case .noPicture, .noWake, .store: 1
        }
    }
}
