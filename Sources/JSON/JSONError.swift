/// Why a text is not JSON.
package struct JSONError: Error, Hashable, CustomStringConvertible {
    /// Offset of the first byte that is wrong.
    package var offset: Int
    /// What stands there and what was expected.
    package var reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "at byte \(offset): \(reason)" }
}
