import Market

/// A study of a set in a place of its own, whatever its type, where it is changed in place. What knows of the place is not
/// counted: it belongs to the `StudySlots` that made it. A box asked about its owners before each change costs a third as
/// much as the studies themselves.
struct StudySlot {
    private let type: any Study.Type
    private let address: UnsafeMutableRawPointer

    fileprivate init<S: Study>(_ study: S) {
        let place = UnsafeMutablePointer<S>.allocate(capacity: 1)
        place.initialize(to: study)
        type = S.self
        address = UnsafeMutableRawPointer(place)
    }

    fileprivate func copy() -> StudySlot { type.slot(at: address) }

    fileprivate func destroy() { type.destroy(at: address) }

    /// A copy of the study.
    var study: any Study { type.copy(at: address) }

    /// The same, if it is of a type.
    func study<S: Study>(_ type: S.Type) -> S? { self.type == type ? type.at(address).pointee : nil }

    func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        type.add(at: address, bar, day: day, among: &loans)
    }

    func add(
        _ bars: [FrameBars.Closed], among loans: inout [StudyLoans], tellingAt places: [Int],
        to row: inout StudyRow.Writer
    ) {
        type.add(at: address, bars, among: &loans, tellingAt: places, to: &row)
    }

    func add(_ trade: Trade, day: TradingDay) { type.add(at: address, trade, day: day) }

    func write(to row: inout StudyRow.Writer) { type.write(at: address, to: &row) }

    func preview(with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer) {
        type.preview(at: address, with: bar, day: day, to: &row)
    }

    func share(with earlier: EarlierStudies) -> Bool { type.share(at: address, with: earlier) }

    func prepare(_ fit: any Sendable) { type.prepare(at: address, fit) }
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
    func first<S: Study>(_ type: S.Type) -> S? { slots.lazy.compactMap { $0.study(type) }.first }
}

// What a slot asks of its study, by the study's type.
extension Study {
    @inline(__always)
    fileprivate static func at(_ address: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Self> {
        address.assumingMemoryBound(to: Self.self)
    }

    fileprivate static func destroy(at address: UnsafeMutableRawPointer) {
        at(address).deinitialize(count: 1)
        at(address).deallocate()
    }

    fileprivate static func slot(at address: UnsafeMutableRawPointer) -> StudySlot { StudySlot(at(address).pointee) }

    fileprivate static func copy(at address: UnsafeMutableRawPointer) -> any Study { at(address).pointee }

    fileprivate static func add(
        at address: UnsafeMutableRawPointer, _ bar: Bar, day: TradingDay, among loans: inout StudyLoans
    ) {
        at(address).pointee.add(bar, day: day, among: &loans)
    }

    fileprivate static func add(
        at address: UnsafeMutableRawPointer, _ bars: [FrameBars.Closed], among loans: inout [StudyLoans],
        tellingAt places: [Int], to row: inout StudyRow.Writer
    ) {
        at(address).pointee.add(bars, among: &loans, tellingAt: places, to: &row)
    }

    fileprivate static func add(at address: UnsafeMutableRawPointer, _ trade: Trade, day: TradingDay) {
        at(address).pointee.add(trade, day: day)
    }

    fileprivate static func write(at address: UnsafeMutableRawPointer, to row: inout StudyRow.Writer) {
        at(address).pointee.write(to: &row)
    }

    fileprivate static func preview(
        at address: UnsafeMutableRawPointer, with bar: Bar, day: TradingDay, to row: inout StudyRow.Writer
    ) {
        at(address).pointee.preview(with: bar, day: day, to: &row)
    }

    fileprivate static func share(at address: UnsafeMutableRawPointer, with earlier: EarlierStudies) -> Bool {
        at(address).pointee.share(with: earlier)
    }

    fileprivate static func prepare(at address: UnsafeMutableRawPointer, _ fit: any Sendable) {
        guard var study = at(address).pointee as? any RefittedStudy else { return }
        study.prepare(any: fit)
        if let study = study as? Self { at(address).pointee = study }
    }
}
