import Market
import State

extension Snapshot {
    /// What an instrument is called in a row among the others.
    func label(of instrument: InstrumentState) -> String { instrument.instrument.root }

    /// `6 roots`
    var listing: String { "\(instruments.count) root\(instruments.count == 1 ? "" : "s")" }

    /// Slots with those of silent instruments behind the others, else in their order.
    func silentLast(_ slots: [Int]) -> [Int] {
        slots.filter { !isSilent(instruments[$0]) } + slots.filter { isSilent(instruments[$0]) }
    }
}
