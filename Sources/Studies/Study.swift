import Market

/// A streaming study of one instrument's bars of one time frame: closed bars in, values out. Its cost a bar is bounded by
/// its window, never by history, and it never looks ahead: a value told after a bar stays as it is.
///
/// The state is a value. A copy is a checkpoint to resume from, and `Codable` makes it one that lasts. State must not
/// depend on how its input was cut into batches.
package protocol Study: Equatable, Codable, Sendable {
    /// Name, help and parameters, for the list `Studies.all`.
    static var kind: StudyKind { get }

    /// True for a study that does something with trades; the others are not given any.
    static var takesTrades: Bool { get }

    /// A study that has seen nothing.
    init(_ setup: StudySetup)

    /// What `write` appends, in its order. The same through the study's whole life.
    var fields: [StudyField] { get }

    /// Takes a closed bar. Bars come in the order of time, each with its trading day.
    mutating func add(_ bar: Bar, day: TradingDay)

    /// Takes a closed bar as one of a set: reads what studies before it lend, where `share` has agreed on that, and lends
    /// what the later ones may ask for.
    mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans)

    /// Lets go of inner studies that some of the set's, before this one, are equal to: fed the same bars they stay equal.
    /// False where there are none.
    mutating func share(with earlier: EarlierStudies) -> Bool

    /// The study as it is by itself, with what it has let go of taken from where it was shared.
    func whole(with earlier: EarlierStudies) -> Self

    /// Takes a trade, where the feed has trades. The trades of a bar come before the closed bar; nothing of them is told
    /// by `write` until that bar is taken.
    mutating func add(_ trade: Trade, day: TradingDay)

    /// Appends the values after the last closed bar, exactly one a field; nil where there is none.
    func write(to row: inout StudyRow.Writer)

    /// Writes the values as they would be if the forming bar closed as it stands; changes nothing.
    func preview(with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer)

    // What a set asks at every bar is required of each type, so that each has code of its own for it.

    /// Has the study at a place of a set take a closed bar.
    static func add(at place: StudyPlace, _ bar: Bar, day: TradingDay, among loans: inout StudyLoans)

    /// Has the study at a place of a set take closed bars one after the other, each with what the studies before it lent
    /// at that bar, and has it tell after some of them.
    /// - Parameters:
    ///   - places: of those bars, ascending.
    ///   - tell: writes what the study tells. Of no type's code, which would copy the study to read it.
    static func add(
        at place: StudyPlace, _ bars: [FrameBars.Closed], among loans: inout [StudyLoans], tellingAt places: [Int],
        to row: inout StudyRow.Writer, _ tell: (inout StudyRow.Writer) -> Void)
}

extension Study {
    package static var takesTrades: Bool { false }

    package mutating func add(_ trade: Trade, day: TradingDay) {}

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) { add(bar, day: day) }

    package mutating func share(with earlier: EarlierStudies) -> Bool { false }

    package func whole(with earlier: EarlierStudies) -> Self { self }

    package func preview(with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer) {
        var copy = self
        copy.add(bar, day: day)
        copy.write(to: &row)
    }

    /// The values after the last closed bar, in the order of `fields`.
    package var row: StudyRow { StudyRow(count: fields.count) { write(to: &$0) } }
}
