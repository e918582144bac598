/// Finds what looks like a secret in a line of bytes.
struct SecretScan {
    /// Words whose value is a secret, in lower case and without `-` and `_`.
    private static let names = [
        "apikey", "accesskey", "secret", "token", "password", "passwd", "passphrase", "authorization", "credential",
        "signature", "cookie",
    ].map { Array($0.utf8) }
    /// What keys of well-known services begin with.
    private static let prefixes = ["xai-", "sk-", "pk-", "xoxb-", "xoxp-", "ghp_", "github_pat_"].map { Array($0.utf8) }
    /// After these, the rest of a URL's path is a secret (chat hooks and bots).
    private static let hooks = ["/services/", "/webhooks/", "/bot"].map { Array($0.utf8) }

    private let bytes: [UInt8]
    private var result: [UInt8] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line with what looks like a secret masked.
    mutating func masked() -> [UInt8] {
        result.removeAll()
        result.reserveCapacity(bytes.count)
        var index = 0
        var hidesNext = false
        var wasName = false
        while index < bytes.count {
            let end = endOfWord(from: index)
            if end == index {
                result.append(bytes[index])
                index += 1
                continue
            }
            let word = bytes[index..<end]
            let lower = word.map(lowercase)
            if ["bearer", "basic"].contains(where: { lower.elementsEqual($0.utf8) }) {
                result += word
                hidesNext = true
            } else if hidesNext {
                appendMask()
                hidesNext = false
            } else if wasName, word.count == 1, word.first == UInt8(ascii: ":") || word.first == UInt8(ascii: "=") {
                // The colon of quoted JSON, or one between blanks.
                result += word
                hidesNext = true
            } else {
                hidesNext = appendWord(word, lower: lower)
            }
            wasName = isSecret(lower)
            index = end
        }
        return result
    }

    /// Appends a word without what is secret in it; true when its value must follow in the next word.
    private mutating func appendWord(_ word: ArraySlice<UInt8>, lower: [UInt8]) -> Bool {
        if Self.prefixes.contains(where: { lower.count >= $0.count + 8 && lower.starts(with: $0) }) {
            appendMask()
            return false
        }
        if let scheme = position(of: Array("://".utf8), in: lower) {
            appendURL(Array(word), lower: lower, afterScheme: scheme + 3)
            return false
        }
        return appendPairs(Array(word))
    }

    /// A URL: user and password, what follows a chat hook, and secret query values are hidden.
    private mutating func appendURL(_ word: [UInt8], lower: [UInt8], afterScheme start: Int) {
        let pathStart = word[start...].firstIndex { [UInt8(ascii: "/"), UInt8(ascii: "?")].contains($0) } ?? word.count
        result += word[..<start]
        if let at = word[start..<pathStart].lastIndex(of: UInt8(ascii: "@")) {
            appendMask()
            result += word[at..<pathStart]
        } else {
            result += word[start..<pathStart]
        }
        let rest = Array(lower[pathStart...])
        for hook in Self.hooks {
            guard let found = position(of: hook, in: rest) else { continue }
            result += word[pathStart..<(pathStart + found + hook.count)]
            appendMask()
            return
        }
        _ = appendPairs(Array(word[pathStart...]))
    }

    /// `name=value` and `name:value`, also several joined by `&`, `;` or `,`; true when a secret's name ends the word.
    private mutating func appendPairs(_ word: [UInt8]) -> Bool {
        var name: [UInt8] = []
        var isHiding = false
        for byte in word {
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: ":"):
                if !isHiding {
                    result.append(byte)
                    if isSecret(name) {
                        appendMask()
                        isHiding = true
                    }
                }
                name = []
            case UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "?"):
                isHiding = false
                name = []
                result.append(byte)
            default:
                name.append(byte)
                if !isHiding { result.append(byte) }
            }
        }
        // `name: value` leaves the value to the next word; take back the mask that stands for nothing.
        let isOpen = isHiding && (word.last == UInt8(ascii: "=") || word.last == UInt8(ascii: ":"))
        if isOpen { result.removeLast(SecretRedactor.mask.utf8.count) }
        return isOpen
    }

    private func isSecret(_ name: [UInt8]) -> Bool {
        let plain = name.map(lowercase).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
        return Self.names.contains { position(of: $0, in: plain) != nil } || plain.elementsEqual("key".utf8)
    }

    private mutating func appendMask() { result += SecretRedactor.mask.utf8 }

    /// Words end at blanks, quotes and brackets.
    private func endOfWord(from start: Int) -> Int {
        var index = start
        while index < bytes.count, !Self.breaks.contains(bytes[index]) { index += 1 }
        return index
    }

    private static let breaks = Set(" \t\r\n\"'`<>(){}[]|".utf8)

    private func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }

    private func position(of needle: [UInt8], in hay: [UInt8]) -> Int? {
        guard hay.count >= needle.count else { return nil }
        return (0...(hay.count - needle.count)).first { hay[$0...].starts(with: needle) }
    }
}
