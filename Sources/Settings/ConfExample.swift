/// The text of `copilot.conf.example`, made from the table of settings.
package enum ConfExample {
    package static var text: String {
        var text = """
            # Settings of copilot. Copy this file to ~/.config/copilot/copilot.conf, remove the # before what you change, and
            # keep it to yourself if it holds keys: chmod 600 ~/.config/copilot/copilot.conf
            #
            # Flags win over environment variables, and those over this file. `copilot doctor` shows where each value
            # came from.

            """
        for key in SettingKey.all { text += "\n" + entry(key) }
        return text
    }

    private static func entry(_ key: SettingKey) -> String {
        var names = key.variables
        if let flag = key.flag { names.insert(flag, at: 0) }
        return """
            # \(key.help)
            # Must be \(key.kind.allowed). Also: \(names.joined(separator: ", "))
            # \(key.name) = \(key.fallback?.toml ?? placeholder(key))

            """
    }

    /// What stands where there is no default.
    private static func placeholder(_ key: SettingKey) -> String {
        switch key.kind {
        case .symbols: "[\"MES\", \"MNQ\"]"
        case .path: "\"~/.local/share/copilot\""
        default: "\"\""
        }
    }
}
