import Market
import State

extension Engine {
    /// Takes corrections of settled bars; those of an instrument are run together.
    mutating func correct(_ rows: [SlotBar]) {
        var bySlot: [Int: [Bar]] = [:]
        for row in rows {
            if books.indices.contains(row.slot), books[row.slot].isAhead(row.bar) {
                take(row)
            } else if books.indices.contains(row.slot), books[row.slot].admitsCorrection(row.bar) {
                guard books[row.slot].settled(row.bar.time) != row.bar else { continue }
                bySlot[row.slot, default: []].append(row.bar)
            } else {
                sources.refuse()
            }
        }
        for (slot, bars) in bySlot.sorted(by: { $0.key < $1.key }) {
            books[slot].correct(bars)
            let bars = bars.count == 1 ? "1 settled bar" : "\(bars.count) settled bars"
            let symbol = books[slot].instrument.symbol
            effects.append(
                .log(.info, part: "engine", text: "\(symbol): \(bars) corrected, studies run anew from there"))
        }
        updateEarliestDue()
    }
}
