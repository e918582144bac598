import Market

/// The products of a run: those that are built in, with the user's own figures, and the user's own.
package struct InstrumentSettings: Sendable {
    package var specs: ContractSpecs
    /// What the settings say, by root; nothing for a product that is as it was built in.
    package var origins: [String: InstrumentOrigin]

    package init(specs: ContractSpecs = .standard, origins: [String: InstrumentOrigin] = [:]) {
        self.specs = specs
        self.origins = origins
    }
}

/// What of a product the settings say, and where.
package struct InstrumentOrigin: Hashable, Sendable {
    /// True for a product that is not built in.
    package var isOwn: Bool
    /// The place of the table, or of its first key.
    package var place: SettingOrigin
    /// The place of each key that is set, by its name.
    package var keys: [String: SettingOrigin]
    /// The names of these keys, in the order of the example.
    private var keyNames: [String] { InstrumentKey.all.map(\.name).filter { keys[$0] != nil } }

    /// `own, from copilot.conf:3` or `cost-per-side, day-margin from copilot.conf:7`
    package var text: String { isOwn ? "own, \(place.text)" : "\(keyNames.joined(separator: ", ")) \(place.text)" }
}
