import Canvas

/// Finds the value of every setting: flags first, then the environment, then the file, then the defaults.
package struct SettingsReader: Sendable {
    /// What the command line gave, by setting name.
    package var flags: [String: String]
    package var environment: [String: String]
    /// The text of the settings file; nil where there is none.
    package var file: TextFile?

    package init(flags: [String: String] = [:], environment: [String: String] = [:], file: TextFile? = nil) {
        self.flags = flags
        self.environment = environment
        self.file = file
    }

    /// Reads and checks everything; throws all faults at once.
    package func read() throws(SettingsError) -> ResolvedSettings {
        let (settings, faults) = examine()
        guard faults.isEmpty else { throw .faults(faults) }
        return settings
    }

    /// Reads and checks everything; what cannot be used is replaced by its default and told as a fault.
    package func examine() -> (settings: ResolvedSettings, faults: [Fault]) {
        var faults: [Fault] = []
        var conf: TOMLFile?
        do { conf = try file.map { (file) throws(SettingsError) in try TOMLFile(file) } } catch {
            faults += error.faults
        }
        var written: [String: SettingValue] = [:]
        for (name, node) in conf?.entries ?? [] {
            guard let conf else { break }
            guard let key = SettingKey.byName[name] else {
                faults.append(conf.fault(Self.unknown(name), at: name))
                continue
            }
            if let value = key.kind.value(node) {
                written[name] = value
            } else {
                faults.append(conf.fault(Self.refusal(key, node), at: name))
            }
        }
        var settings: [ResolvedSetting] = []
        for key in SettingKey.all {
            let given = given(key)
            if let given {
                if let value = key.kind.value(given.text) {
                    settings.append(ResolvedSetting(key: key, value: value, origin: given.origin))
                } else {
                    faults.append(given.origin.fault(Self.refusal(key, given.text)))
                }
            } else if let value = written[key.name], let conf {
                let origin = SettingOrigin.file(path: conf.path, line: conf.line(of: key.name))
                settings.append(ResolvedSetting(key: key, value: value, origin: origin))
            } else {
                settings.append(ResolvedSetting(key: key, value: key.fallback, origin: .standard))
            }
        }
        let resolved = ResolvedSettings(settings)
        // A value that was refused cannot contradict another.
        if faults.isEmpty { faults = resolved.contradictions }
        return (resolved, faults)
    }

    /// What a flag or a variable says; an empty variable says nothing.
    private func given(_ key: SettingKey) -> (text: String, origin: SettingOrigin)? {
        if let flag = key.flag, let text = flags[key.name] { return (text, .flag(flag)) }
        for name in key.variables {
            if let text = environment[name], !text.isEmpty { return (text, .environment(name)) }
        }
        return nil
    }

    private static func unknown(_ name: String) -> String {
        let hint = nearestName(to: name, among: SettingKey.byName.keys.sorted()).map { "Did you mean \($0)?" }
        return "There is no setting named \(name). \(hint ?? "See copilot.conf.example, or remove the line.")"
    }

    private static func refusal(_ key: SettingKey, _ text: String) -> String {
        "\(key.name) must be \(key.kind.allowed)\(key.isSecret ? "" : ", not \"\(TextFit.fit(text, to: 60))\"")."
    }

    private static func refusal(_ key: SettingKey, _ node: TOMLNode) -> String {
        switch node {
        case .text(let text): refusal(key, text)
        case .integer(let integer): refusal(key, String(integer))
        default: "\(key.name) must be \(key.kind.allowed), not \(node.kind)."
        }
    }
}
