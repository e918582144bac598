/// Where the value of a setting came from.
package enum SettingOrigin: Hashable, Sendable {
    case flag(String)
    case environment(String)
    case file(path: String, line: Int?)
    case standard

    /// `from --theme`, `from environment (ACCOUNT_SIZE)`, `from copilot.conf:7`, `default`.
    package var text: String {
        switch self {
        case .flag(let flag): "from \(flag)"
        case .environment(let name): "from environment (\(name))"
        case .file(let path, let line): "from \(path)\(line.map { ":\($0)" } ?? "")"
        case .standard: "default"
        }
    }

    /// `--theme`, `ACCOUNT_SIZE`, `copilot.conf:7`, `default`.
    package var place: String {
        switch self {
        case .flag(let flag): flag
        case .environment(let name): name
        case .file(let path, let line): "\(path)\(line.map { ":\($0)" } ?? "")"
        case .standard: "default"
        }
    }

    /// The place and line of a fault in this value.
    func fault(_ text: String) -> Fault {
        switch self {
        case .flag(let flag): Fault(text, place: flag)
        case .environment(let name): Fault(text, place: "\(name) in the environment")
        case .file(let path, let line): Fault(text, place: path, line: line)
        case .standard: Fault(text)
        }
    }
}

/// A setting with its value and where that came from.
package struct ResolvedSetting: Sendable {
    package let key: SettingKey
    /// Nil where nothing sets it and there is no default.
    package let value: SettingValue?
    package let origin: SettingOrigin

    /// The value as a report may show it; never a secret.
    package var shown: String {
        guard let value else { return "not set" }
        return key.isSecret ? "set" : value.text
    }
}
