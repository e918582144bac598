extension WireFrame {
    /// The frame without its quotes; the same where it cannot be taken apart.
    func withoutQuotes() -> WireFrame {
        var kept: [UInt8] = [UInt8(ascii: "[")]
        let isWhole = bytes.withUnsafeBufferPointer { bytes -> Bool in
            guard let start = bytes.baseAddress else { return false }
            var scanner = WireScanner(at: start)
            scanner.skipBlanks()
            guard scanner.take(UInt8(ascii: "[")) else { return false }
            repeat {
                scanner.skipBlanks()
                let first = scanner.at
                guard scanner.byte == UInt8(ascii: "{"), scanner.passValue() else { return false }
                let item = UnsafeBufferPointer(start: first, count: scanner.at - first)
                if !item.starts(with: Self.quote) {
                    if kept.count > 1 { kept.append(UInt8(ascii: ",")) }
                    kept += item
                }
                scanner.skipBlanks()
            } while scanner.take(UInt8(ascii: ","))
            return scanner.take(UInt8(ascii: "]"))
        }
        kept.append(UInt8(ascii: "]"))
        return isWhole ? WireFrame(kept) : self
    }

    /// As the vendor writes it.
    private static let quote = Array("{\"ev\":\"Q\"".utf8)
}
