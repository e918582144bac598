/// Why settings, a theme or a keymap could not be used.
package enum SettingsError: Error, Hashable {
    /// Everything that is wrong, in the order of the text.
    case faults([Fault])
    /// No theme or keymap of that name; `near` is the closest known one.
    case unknownName(kind: String, name: String, near: String?, searched: [String])
    case cannotCreate(path: String, reason: String)

    /// One fault per thing that is wrong.
    package var faults: [Fault] {
        switch self {
        case .faults(let faults): faults
        default: [Fault(description)]
        }
    }
}

extension SettingsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .faults(let faults):
            return faults.map(\.description).joined(separator: "\n")
        case .unknownName(let kind, let name, let near, let searched):
            if let near { return "There is no \(kind) named \(name). Did you mean \(near)?" }
            let places = searched.isEmpty ? "" : " Looked in \(searched.joined(separator: ", "))."
            return "There is no \(kind) named \(name). `copilot doctor` lists the known ones.\(places)"
        case .cannotCreate(let path, let reason):
            return "\(path): the folder cannot be made: \(reason). Make it by hand, or choose another with --data-dir."
        }
    }
}
