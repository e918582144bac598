import Market
import State

extension Snapshot {
    /// What an instrument is called in a row among the others: its root, and the contract where two months of one root
    /// are listed.
    func label(of instrument: InstrumentState) -> String {
        let root = instrument.instrument.root
        return instruments.count { $0.instrument.root == root } > 1 ? instrument.instrument.symbol : root
    }

    /// `6 roots`, `2 contracts` where two of them are of one root.
    var listing: String {
        let count = instruments.count
        let noun = Set(instruments.map(\.instrument.root)).count == count ? "root" : "contract"
        return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Slots with those of silent instruments behind the others, else in their order.
    func silentLast(_ slots: [Int]) -> [Int] {
        let silent = Set(slots.filter { isSilent(instruments[$0]) })
        return slots.filter { !silent.contains($0) } + slots.filter(silent.contains)
    }

    /// True while nothing should be traded, or while the instrument's own market is closed: a plan or a call is then told,
    /// and does not invite.
    func isLocked(_ instrument: InstrumentState) -> Bool {
        noTrade?.isOn == true || time.map { !instrument.spec.calendar.isOpen(at: $0) } ?? false
    }
}
