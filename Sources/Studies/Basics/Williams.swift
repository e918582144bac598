import Market

/// Williams %R.
package struct Williams: Study {
    private static let length = StudyParameter.length(14)

    package static let kind = StudyKind(
        Williams.self, name: "williams", title: "Williams %R",
        help: "−100 × (highest high − close) / range of the last `length` bars. A window without range counts as −50.",
        parameters: [length])

    private var range: RollingRange
    private var share: Double?

    package init(_ setup: StudySetup) { range = RollingRange(length: setup.whole(Self.length)) }

    package var fields: [StudyField] {
        [StudyField("\(range.length)", .scale, "−100 at the low to 0 at the high of \(range.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        range.add(bar)
        share = range.share(of: bar.close)
    }

    package func write(to row: inout StudyRow.Writer) { row.append(share.map { 100 * $0 - 100 }) }
}
