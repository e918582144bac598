extension Duration {
    /// Whole nanoseconds; longer than 200 years is cut to that.
    var nanoseconds: Int64 {
        let (seconds, rest) = components
        return min(max(seconds, -6_000_000_000), 6_000_000_000) * 1_000_000_000 + rest / 1_000_000_000
    }

    var milliseconds: Int { Int(nanoseconds / 1_000_000) }
}
