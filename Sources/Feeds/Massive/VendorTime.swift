import Market

/// Times of the vendor, whose unit differs from field to field.
enum VendorTime {
    /// The year 2200; with later instants one could not reckon.
    private static let latest: Int64 = 7_258_118_400_000_000_000

    /// The instant of a whole number since 1970, its unit told by its size: nanoseconds, microseconds, milliseconds or
    /// seconds; nil for a number below zero and for one beyond the year 2200.
    @inline(__always)
    static func instant(_ number: Int64) -> Timestamp? {
        guard number >= 0 else { return nil }
        let unit: Int64
        switch number {
        case 100_000_000_000_000_000...: unit = 1
        case 100_000_000_000_000...: unit = 1_000
        case 100_000_000_000...: unit = 1_000_000
        default: unit = 1_000_000_000
        }
        let (nanoseconds, isTooLarge) = number.multipliedReportingOverflow(by: unit)
        return isTooLarge || nanoseconds > latest ? nil : Timestamp(nanoseconds: nanoseconds)
    }
}
