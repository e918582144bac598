extension ChartOverlay {
    /// The layout gives these their place.
    package static let volume = ChartOverlay("volume", "volume", .strips, isStandard: true)
    static let delta = ChartOverlay("cvd", "CVD", .strips, isStandard: true)
    static let profile = ChartOverlay("profile", "volume by price", .strips)
    package static let night = ChartOverlay("night", "night ground", .strips, isStandard: true)
}
