/// A setting the program knows. Reading, checking, `--help`, `doctor` and `copilot.conf.example` are made from these
/// records.
package struct SettingKey: Sendable {
    /// The name in the file: `data-dir`, `plan.entries-from`.
    package let name: String
    package let kind: SettingKind
    /// Nil where there is none, or where the default depends on the machine; `help` says so.
    package let fallback: SettingValue?
    /// One line: what it does.
    package let help: String
    /// Environment variables besides `COPILOT_…`, in order.
    package let otherVariables: [String]
    /// `--theme`; nil where the command line has none.
    package let flag: String?
    /// Never printed.
    package let isSecret: Bool

    init(
        _ name: String, _ kind: SettingKind, _ fallback: SettingValue?, _ help: String, variables: [String] = [],
        flag: String? = nil, isSecret: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.help = help
        otherVariables = variables
        self.flag = flag
        self.isSecret = isSecret
    }

    /// `COPILOT_DATA_DIR`, then what the original called it.
    package var variables: [String] {
        let own = name.map { $0 == "-" || $0 == "." ? "_" : $0.uppercased() }.joined()
        return ["COPILOT_" + own] + otherVariables
    }

    package static let byName: [String: SettingKey] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
