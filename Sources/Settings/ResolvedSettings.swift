import Market

/// All settings of a run, each with its origin.
package struct ResolvedSettings: Sendable {
    /// In the order of `SettingKey.all`.
    package let settings: [ResolvedSetting]
    /// The products of the run, and which of them the settings changed or added.
    package let instruments: InstrumentSettings
    private let byName: [String: ResolvedSetting]

    init(_ settings: [ResolvedSetting], _ instruments: InstrumentSettings = InstrumentSettings()) {
        self.settings = settings
        self.instruments = instruments
        byName = Dictionary(uniqueKeysWithValues: settings.map { ($0.key.name, $0) })
    }

    package subscript(key: SettingKey) -> ResolvedSetting {
        byName[key.name] ?? ResolvedSetting(key: key, value: key.fallback, origin: .standard)
    }

    /// The faults of what a setting names, with the setting's own place where they have none.
    package func faults(of error: SettingsError, namedBy key: SettingKey) -> [Fault] {
        error.faults.map { $0.place == nil ? self[key].origin.fault($0.text) : $0 }
    }

    func text(_ key: SettingKey) -> String? {
        guard case .text(let text) = self[key].value else { return nil }
        return text
    }

    func integer(_ key: SettingKey) -> Int {
        guard case .integer(let integer) = self[key].value else { return 0 }
        return integer
    }

    func clock(_ key: SettingKey) -> Int {
        guard case .clock(let minute) = self[key].value else { return 0 }
        return minute
    }

    /// Settings that are fine alone and not together.
    var contradictions: [Fault] {
        var faults: [Fault] = []
        let plan = [SettingKey.entriesFrom, .entriesTo, .windDown, .flatBy]
        for (earlier, later) in zip(plan, plan.dropFirst()) where clock(earlier) > clock(later) {
            let blamed = self[later].origin == .standard ? earlier : later
            let times =
                "\(earlier.name) (\(self[earlier].shown)) must not be after \(later.name) (\(self[later].shown))"
            faults.append(self[blamed].origin.fault("\(times). Change one of them."))
        }
        if integer(.emaFast) >= integer(.emaSlow) {
            let blamed = self[.emaSlow].origin == .standard ? SettingKey.emaFast : .emaSlow
            let text = "ema.fast (\(integer(.emaFast))) must be less than ema.slow (\(integer(.emaSlow)))."
            faults.append(self[blamed].origin.fault(text + " Change one of them."))
        }
        return faults
    }
}
