/// What a report may hold at most; far above what any account has, so that no sender can fill memory or disk.
enum PositionLimits {
    static let positions = 200
    static let orders = 500
    /// UTF-8 bytes of an account's name.
    static let account = 128
    /// UTF-8 bytes of a symbol.
    static let symbol = 64
    /// UTF-8 bytes of names, words and reasons; what is longer is cut.
    static let text = 256
    /// Contracts of one position.
    static let contracts = 1_000_000
}
