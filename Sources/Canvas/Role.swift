/// A named colour. What it looks like is the theme's business; what it means is written here and nowhere else.
package enum Role: UInt8, CaseIterable, Sendable {
    /// The ground of panes.
    case bg
    /// The ground of header, ruler, tabs and overlays.
    case strip
    /// The ground of the cursor row and the edited field.
    case sel
    /// The ground of a field at rest and of small tags.
    case chip
    /// Rules, hairlines, tracks.
    case line
    /// Axis ticks, level dots, what is inactive; never a price to act on.
    case faint
    /// Labels, headings, ages.
    case dim
    /// Ordinary values.
    case text
    /// The value that matters.
    case bright
    /// Focus, keys, the entry, a live account.
    case accent
    case up
    case down
    /// Volume of rising and falling bars.
    case volumeUp, volumeDown
    /// The grounds of zones behind candles.
    case zoneUp, zoneDown
    /// The ground behind bars outside regular hours.
    case night
    /// Soon, stale, flagged.
    case warn
    /// The band that says what is shown is old: ground and text.
    case warnBand, onWarnBand
    /// Limit hit, latched: ground and text.
    case alarm, onAlarm
    case vwap, emaFast, emaSlow, cvd
    /// Simulated or replayed data, and the ground of its band.
    case sim, simBand
    /// A value older than its promise.
    case stale

    /// The name in theme files: `volume-up`, `on-alarm`.
    package var name: String {
        var name = ""
        for character in String(describing: self) {
            name += character.isUppercase ? "-" + character.lowercased() : String(character)
        }
        return name
    }

    package static let byName: [String: Role] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
