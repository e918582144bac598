import Market

/// All settings of a run, each with its origin.
package struct ResolvedSettings: Sendable {
    /// In the order of `SettingKey.all`.
    package let settings: [ResolvedSetting]
    /// The products of the run, and which of them the settings changed or added.
    package private(set) var instruments: InstrumentSettings
    private let byName: [String: ResolvedSetting]

    init(_ settings: [ResolvedSetting], _ instruments: InstrumentSettings = InstrumentSettings()) {
        self.settings = settings
        self.instruments = instruments
        byName = Dictionary(uniqueKeysWithValues: settings.map { ($0.key.name, $0) })
    }

    package subscript(key: SettingKey) -> ResolvedSetting {
        byName[key.name] ?? ResolvedSetting(key: key, value: key.fallback, origin: .standard)
    }

    /// Lets the products trade when their vendor says.
    package mutating func follow(_ hours: VendorHours) { instruments.specs = instruments.specs.following(hours) }

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
        if feed == .massive, !hasMassiveKey {
            let text = "feed = \"massive\" needs a key: put it into MASSIVE_API_KEY or massive-api-key."
            faults.append(self[.feed].origin.fault(text))
        }
        return faults + portFaults
    }

    /// Beyond this machine the port listens only to those who show a key, and a key must be hard to guess and fit a path.
    private var portFaults: [Fault] {
        if let key = text(.portKey) {
            let isPlain = key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
            guard isPlain, key.utf8.count >= 16 else {
                let text =
                    "port-key must be at least 16 letters, digits, dots, dashes and underscores. "
                    + "`openssl rand -hex 16` makes one."
                return [self[.portKey].origin.fault(text)]
            }
        } else if let bind = text(.bind), !Self.isThisMachine(bind) {
            let text = "bind (\(self[.bind].shown)) opens the port to other machines, so port-key must be set too."
            return [self[.bind].origin.fault(text + " `openssl rand -hex 16` makes one.")]
        }
        return []
    }

    private static func isThisMachine(_ address: String) -> Bool {
        ["localhost", "127.0.0.1", "::1"].contains(address.lowercased())
    }
}
