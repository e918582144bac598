import Feeds
import Settings

/// Why the program cannot do what it was asked.
enum CopilotError: Error, CustomStringConvertible {
    /// Everything that is wrong with settings, files and flags.
    case badSettings([Fault])
    case badRecording(ReplayError)
    case noPicture(reason: String)
    case noWake

    var description: String {
        switch self {
        case .badSettings(let faults): faults.map(\.description).joined(separator: "\n")
        case .badRecording(let error): error.description
        case .noPicture(let reason): "There is no complete picture: \(reason)"
        case .noWake: "No file descriptors are left; close other programs or raise `ulimit -n`."
        }
    }

    /// 2 for what the user can mend in settings, files and flags; 1 for all else.
    var exitStatus: Int32 {
        switch self {
        case .badSettings, .badRecording: 2
        case .noPicture, .noWake: 1
        }
    }
}
