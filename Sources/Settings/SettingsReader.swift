import Canvas
import Market

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
        var instruments = InstrumentSettings()
        if let conf {
            let read = InstrumentReader.read(conf)
            instruments = read.settings
            faults += read.faults
        }
        let specs = instruments.specs
        var written: [String: SettingValue] = [:]
        for (name, node) in conf?.entries ?? [] {
            guard let conf else { break }
            guard name != InstrumentReader.section, !name.hasPrefix(InstrumentReader.section + ".") else { continue }
            guard let key = SettingKey.byName[name] else {
                faults.append(conf.fault(Self.unknown(name), at: name))
                continue
            }
            if let value = key.kind.value(node, specs: specs) {
                written[name] = value
            } else {
                faults.append(conf.fault(Self.refusal(key, node, specs), at: name))
            }
        }
        var settings: [ResolvedSetting] = []
        for key in SettingKey.all {
            let given = given(key)
            if let given {
                if let value = key.kind.value(given.text, specs: specs) {
                    settings.append(ResolvedSetting(key: key, value: value, origin: given.origin))
                } else {
                    faults.append(given.origin.fault(Self.refusal(key, given.text, specs)))
                }
            } else if let value = written[key.name], let conf {
                let origin = SettingOrigin.file(path: conf.path, line: conf.line(of: key.name))
                settings.append(ResolvedSetting(key: key, value: value, origin: origin))
            } else {
                settings.append(ResolvedSetting(key: key, value: key.fallback, origin: .standard))
            }
        }
        let resolved = ResolvedSettings(settings, instruments)
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
        let section = name.split(separator: ".").first.map(String.init) ?? name
        if name.contains("."), nearestName(to: section, among: [InstrumentReader.section]) != nil {
            return "There is no setting named \(name). Did you mean a table [\(InstrumentReader.section).…]?"
        }
        let hint = nearestName(to: name, among: SettingKey.byName.keys.sorted()).map { "Did you mean \($0)?" }
        return "There is no setting named \(name). \(hint ?? "See copilot.conf.example, or remove the line.")"
    }

    private static func refusal(_ key: SettingKey, _ text: String, _ specs: ContractSpecs) -> String {
        let refusal =
            "\(key.name) must be \(key.kind.allowed)\(key.isSecret ? "" : ", not \"\(TextFit.fit(text, to: 60))\"")."
        guard key.kind == .symbols, let name = SymbolList.firstUnknown(SymbolList.split(text, specs), specs) else {
            return refusal
        }
        return "\(refusal) \(name)."
    }

    private static func refusal(_ key: SettingKey, _ node: TOMLNode, _ specs: ContractSpecs) -> String {
        switch node {
        case .text(let text): return refusal(key, text, specs)
        case .integer(let integer): return refusal(key, String(integer), specs)
        default:
            let refusal = "\(key.name) must be \(key.kind.allowed), not \(node.kind)."
            guard key.kind == .symbols, let names = node.texts, let name = SymbolList.firstUnknown(names, specs) else {
                return refusal
            }
            return "\(refusal) \(name)."
        }
    }
}
