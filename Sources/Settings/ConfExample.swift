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
        return text + "\n" + instruments
    }

    /// Tables stand at the end, for in TOML whatever follows a heading belongs to it.
    private static var instruments: String {
        """
        # Your own costs for a product that is built in (`copilot instruments` lists them): a table a root, below all else.
        # [instrument.MNQ]
        \(lines(InstrumentKey.overrides))

        # An instrument that is not built in. Figures are taken exactly as they are written.
        # [instrument.ZF]
        \(lines(InstrumentKey.all.filter { $0.example != nil }))

        # Such a table also takes decimals (\(InstrumentKey.decimals.allowed)) in place of
        # display, and micro-of (\(InstrumentKey.microOf.allowed)).

        """
    }

    private static func lines(_ keys: [InstrumentKey]) -> String {
        keys.map { key in
            var lines = ["# \(key.name) = \(key.example ?? "\"\"")"]
            if key.allowed.hasPrefix("one of ") { lines.insert("#   Must be \(key.allowed).", at: 0) }
            if let note = key.note { lines.insert("#   \(note)", at: 0) }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func entry(_ key: SettingKey) -> String {
        var names = key.variables
        if let flag = key.flag { names.insert(flag, at: 0) }
        return """
            # \(key.help)
            # Must be \(key.kind.allowed). Also: \(names.joined(separator: ", "))
            # \(key.name) = \(key.fallback?.toml ?? sample(key))

            """
    }

    /// A value to write where there is no default.
    private static func sample(_ key: SettingKey) -> String {
        switch key.kind {
        case .symbols: "[\"MES\", \"MNQ\"]"
        case .addresses: "[\"https://example.com/markets.rss\", \"~/calendar.ics\"]"
        case .path: key.name == SettingKey.eventsFile.name ? "\"~/events.csv\"" : "\"~/.local/share/copilot\""
        case .address:
            key.kind == SettingKey.massiveSocket.kind
                ? "\"wss://socket.massive.com/futures\"" : "\"https://query1.finance.yahoo.com\""
        default: "\"\""
        }
    }
}
