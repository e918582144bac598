/// The bytes of a text frame with the zeros behind them that a `WireReader` stops at.
package struct WireFrame: Sendable {
    let bytes: [UInt8]
    /// Of the text.
    package let count: Int

    package init(_ text: some Collection<UInt8>) {
        count = text.count
        bytes = [UInt8](unsafeUninitializedCapacity: count + Self.padding) { buffer, initialized in
            let end = buffer.update(fromContentsOf: text)
            for index in end..<end + Self.padding { buffer.initializeElement(at: index, to: 0) }
            initialized = end + Self.padding
        }
    }

    private static let padding = 16
}
