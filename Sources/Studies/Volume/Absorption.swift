import Market

/// Absorption: much volume that moved the price little. The close tells which side held.
package struct Absorption: Study {
    private static let length = StudyParameter.length(
        "length", 20, "bars whose mean volume is usual, the last included")
    private static let volume = StudyParameter(
        "volume", .number(1...20), standard: 1.5, "volume in multiples of the usual")
    private static let body = StudyParameter(
        "body", .number(0.01...1), standard: 0.3, "largest share of the range between open and close")

    package static let kind = StudyKind(
        Absorption.self, name: "absorption", title: "Absorption",
        help: "A bar with more than `volume` times the mean volume of the last `length` bars whose body is less than "
            + "`body` of its range: buyers absorbed where it closed in the upper half of the range, else sellers.",
        parameters: [length, volume, body])

    private static let told: [StudyField] = [
        StudyField("side", .word(["none", "buyers", "sellers"]), "who absorbed in this bar")
    ]

    package var fields: [StudyField] { Self.told }

    private let volume: Double
    private let body: Double
    private var volumes: RollingSum
    private var side: Double?

    package init(_ setup: StudySetup) {
        volume = setup[Self.volume]
        body = setup[Self.body]
        volumes = RollingSum(length: setup.whole(Self.length))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        volumes.add(max(0, bar.volume))
        side = volumes.mean.map { usual in
            let range = bar.high.ticks - bar.low.ticks
            guard range > 0, Double(bar.volume) > volume * usual,
                Double(abs(bar.close.ticks - bar.open.ticks)) / Double(range) < body
            else { return 0 }
            return 2 * bar.close.ticks > bar.high.ticks + bar.low.ticks ? 1 : 2
        }
    }

    package func write(to row: inout StudyRow.Writer) { row.append(side) }
}
