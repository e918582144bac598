import CNcurses
import Canvas
import Glibc

extension Terminal {
    /// Opens ncurses, with the terminal's direct-colour description where there is one and the terminal says it can.
    static func open(
        _ name: String, _ settings: TerminalSettings, _ output: UnsafeMutablePointer<FILE>,
        _ input: UnsafeMutablePointer<FILE>
    ) throws(TerminalError) -> OpaquePointer {
        // The window's size comes from the system; LINES and COLUMNS may be those of another window.
        use_env(false)
        use_tioctl(true)
        set_escdelay(CInt(clamping: settings.escapeDelayMilliseconds))
        if let direct = directName(name, settings), isDescribed(direct, output),
            canPlaceCursor, let screen = newterm(direct, output, input)
        {
            return screen
        }
        guard isDescribed(name, output) else { throw .unknownName(name) }
        guard canPlaceCursor else { throw .cannotPlaceCursor(name) }
        guard let screen = newterm(name, output, input) else { throw .unknownName(name) }
        return screen
    }

    /// Of the description that was asked for last.
    private static var canPlaceCursor: Bool { nc_capability("cup") != nil }

    static func promisesDirect(_ settings: TerminalSettings) -> Bool {
        ["truecolor", "24bit"].contains(settings.environment("COLORTERM") ?? "")
    }

    /// The direct-colour description to try first; nil where the settings or the surroundings speak against it.
    static func directName(_ name: String, _ settings: TerminalSettings) -> String? {
        let wanted = promisesDirect(settings)
        let isFree = settings.environment("NO_COLOR")?.isEmpty != false
        guard (settings.depth == nil && wanted && isFree) || settings.depth == .direct else { return nil }
        let stem = name.hasSuffix("-256color") ? String(name.dropLast(9)) : name
        return stem.hasSuffix("-direct") ? nil : stem + "-direct"
    }

    /// Asks for the description first: newterm writes its own complaint and some versions leave.
    private static func isDescribed(_ name: String, _ output: UnsafeMutablePointer<FILE>) -> Bool {
        var problem: CInt = 0
        return setupterm(name, fileno(output), &problem) == OK
    }

    /// Makes the C library speak UTF-8 and says whether the terminal can be trusted with it: not when the locale names
    /// another character set, and not on terminals whose font is known to be small.
    static func chooseGlyphs(_ settings: TerminalSettings, term: String) -> TerminalSettings.Glyphs {
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { settings.environment($0) }.first { !$0.isEmpty }
        let isUTF8 = named.map { name in
            let folded = name.lowercased()
            return folded.contains("utf-8") || folded.contains("utf8")
        }
        // Only character handling: numbers are never written by the C library's locale.
        if isUTF8 == nil || setlocale(LC_CTYPE, named ?? "") == nil || !isLocaleUTF8 {
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        guard settings.glyphs == .auto else { return settings.glyphs }
        let hasSmallFont = ["linux", "vt100", "vt102", "vt220", "ansi", "cons25", "sun"].contains(term)
        return isUTF8 == false || hasSmallFont || !isLocaleUTF8 ? .ascii : .unicode
    }

    private static var isLocaleUTF8: Bool {
        nl_langinfo(nl_item(CODESET)).map { String(cString: $0) == "UTF-8" } ?? false
    }

    /// Keys as the terminal's description spells them.
    static func describedKeys() -> [[UInt8]: KeyStroke] {
        var names: [(String, KeyStroke)] = [
            ("kcuu1", KeyStroke(.up)), ("kcud1", KeyStroke(.down)), ("kcub1", KeyStroke(.left)),
            ("kcuf1", KeyStroke(.right)), ("kpp", KeyStroke(.pageUp)), ("knp", KeyStroke(.pageDown)),
            ("khome", KeyStroke(.home)), ("kend", KeyStroke(.end)), ("kich1", KeyStroke(.insert)),
            ("kdch1", KeyStroke(.delete)), ("kcbt", KeyStroke(.tab, .shift)), ("kent", KeyStroke(.enter)),
        ]
        names += (1...24).map { ("kf\($0)", KeyStroke(.function($0))) }
        var keys: [[UInt8]: KeyStroke] = [:]
        for (name, stroke) in names {
            guard let text = nc_capability(name) else { continue }
            let bytes = Array(String(cString: text).utf8)
            // With a semicolon it is a key and its modifiers, which the common rules read better.
            let isPlain = bytes.count > 1 && bytes[0] == 0x1b && !bytes.contains(UInt8(ascii: ";"))
            if isPlain, keys[bytes] == nil { keys[bytes] = stroke }
        }
        if let back = nc_capability("kbs"), String(cString: back) == "\u{08}" { keys[[8]] = KeyStroke(.backspace) }
        return keys
    }

    /// A capability's bytes without the padding `$<…>` that only tputs understands.
    static func plain(_ name: String) -> String {
        guard let text = nc_capability(name) else { return "" }
        var plain = ""
        var rest = Substring(String(cString: text))
        while let mark = rest.firstIndex(of: "$") {
            let after = rest[rest.index(after: mark)...]
            guard after.first == "<", let end = after.firstIndex(of: ">") else {
                plain += rest[...mark]
                rest = after
                continue
            }
            plain += rest[..<mark]
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }
}
