import Market

/// A study of a set in a place of its own, whatever its type, where it is changed in place. What knows of the place is not
/// counted: it belongs to the `StudySlots` that made it. A box asked about its owners before each change costs a third as
/// much as the studies themselves.
struct StudySlot {
    private let type: any Study.Type
    private let place: StudyPlace

    fileprivate init<S: Study>(_ study: S) {
        let place = UnsafeMutablePointer<S>.allocate(capacity: 1)
        place.initialize(to: study)
        type = S.self
        self.place = StudyPlace(address: UnsafeMutableRawPointer(place))
    }

    fileprivate func copy() -> StudySlot { type.slot(at: place) }

    fileprivate func destroy() { type.destroy(at: place) }

    /// A copy of the study.
    var study: any Study { type.copy(at: place) }

    /// The same, if it is of a type.
    func study<S: Study>(_ type: S.Type) -> S? { self.type == type ? type.at(place).pointee : nil }

    func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        type.add(at: place, bar, day: day, among: &loans)
    }

    func add(
        _ bars: [FrameBars.Closed], among loans: inout [StudyLoans], tellingAt places: [Int],
        to row: inout StudyRow.Writer
    ) {
        type.add(at: place, bars, among: &loans, tellingAt: places, to: &row) { type.write(at: place, to: &$0) }
    }

    func add(_ trade: Trade, day: TradingDay) { type.add(at: place, trade, day: day) }

    func write(to row: inout StudyRow.Writer) { type.write(at: place, to: &row) }

    func preview(with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer) {
        type.preview(at: place, with: bar, day: day, to: &row)
    }

    func share(with earlier: EarlierStudies) -> Bool { type.share(at: place, with: earlier) }

    func prepare(_ fit: any Sendable) { type.prepare(at: place, fit) }
}

/// Where a study of a set stands.
package struct StudyPlace {
    fileprivate let address: UnsafeMutableRawPointer
}

/// The places of a set's studies; a set and its copies have them together until one of these goes on.
final class StudySlots {
    let all: [StudySlot]

    init(_ studies: [any Study]) { all = studies.map { StudySlot($0) } }

    private init(_ slots: [StudySlot]) { all = slots }

    deinit {
        for slot in all { slot.destroy() }
    }

    func copy() -> StudySlots { StudySlots(all.map { $0.copy() }) }
}

/// The studies of a set that stand before one of them, which may rest on them.
package struct EarlierStudies {
    private let slots: ArraySlice<StudySlot>

    init(_ slots: ArraySlice<StudySlot>) { self.slots = slots }

    /// The first study of a type.
    func first<S: Study>(_ type: S.Type) -> S? {
        for slot in slots {
            if let study = slot.study(type) { return study }
        }
        return nil
    }
}

// What a slot asks of its study, by the study's type.
extension Study {
    @inline(__always)
    fileprivate static func at(_ place: StudyPlace) -> UnsafeMutablePointer<Self> {
        place.address.assumingMemoryBound(to: Self.self)
    }

    fileprivate static func destroy(at place: StudyPlace) {
        at(place).deinitialize(count: 1)
        at(place).deallocate()
    }

    fileprivate static func slot(at place: StudyPlace) -> StudySlot { StudySlot(at(place).pointee) }

    fileprivate static func copy(at place: StudyPlace) -> any Study { at(place).pointee }

    package static func add(at place: StudyPlace, _ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        at(place).pointee.add(bar, day: day, among: &loans)
    }

    package static func add(
        at place: StudyPlace, _ bars: [FrameBars.Closed], among loans: inout [StudyLoans], tellingAt places: [Int],
        to row: inout StudyRow.Writer, _ tell: (inout StudyRow.Writer) -> Void
    ) {
        var next = 0
        for index in bars.indices {
            at(place).pointee.add(bars[index].bar, day: bars[index].day, among: &loans[index])
            guard next < places.count, places[next] == index else { continue }
            tell(&row)
            next += 1
        }
    }

    fileprivate static func add(at place: StudyPlace, _ trade: Trade, day: TradingDay) {
        at(place).pointee.add(trade, day: day)
    }

    fileprivate static func write(at place: StudyPlace, to row: inout StudyRow.Writer) {
        at(place).pointee.tell(to: &row)
    }

    /// The same as `write`. What may change the study has it in place; what only reads it is given a copy.
    private mutating func tell(to row: inout StudyRow.Writer) { write(to: &row) }

    fileprivate static func preview(
        at place: StudyPlace, with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer
    ) {
        at(place).pointee.preview(with: bar, day: day, to: &row)
    }

    fileprivate static func share(at place: StudyPlace, with earlier: EarlierStudies) -> Bool {
        at(place).pointee.share(with: earlier)
    }

    fileprivate static func prepare(at place: StudyPlace, _ fit: any Sendable) {
        guard var study = at(place).pointee as? any RefittedStudy else { return }
        study.prepare(any: fit)
        if let study = study as? Self { at(place).pointee = study }
    }
}
