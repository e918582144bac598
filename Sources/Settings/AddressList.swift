/// Lists of addresses and paths.
enum AddressList {
    /// Nil where one is neither an address with a host nor a path.
    static func value(_ texts: [String]) -> SettingValue? {
        texts.allSatisfy(isSound) ? .list(texts) : nil
    }

    private static func isSound(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { return false }
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else {
            return !text.contains("://")
        }
        let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        return host.contains { $0 != ":" } && !text.contains(" ")
    }
}
