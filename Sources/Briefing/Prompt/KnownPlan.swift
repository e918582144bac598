import Market
import State
import Studies

/// The day's plan of an instrument, as its studies made it.
enum KnownPlan {
    /// `long: entry 16530.25 to 16540.00, stop 16500.25, target 16580.00`; nil without a side.
    static func text(_ instrument: Instrument, slot: Int, _ snapshot: Snapshot, _ writer: inout FactWriter) -> String? {
        guard let plan = snapshot.plan(slot: slot), let levels = plan.levels else { return nil }
        var text = "\(plan.bias.lowercased()): entry \(writer.price("plan entry", levels.entryLow, of: instrument))"
        text += " to \(writer.price("plan entry", levels.entryHigh, of: instrument))"
        text += ", stop \(writer.price("plan stop", levels.stop, of: instrument))"
        if let target = levels.targets.first {
            text += ", target \(writer.price("plan target", target.price, of: instrument))"
        }
        return text
    }

    static func score(
        _ instrument: Instrument, slot: Int, _ snapshot: Snapshot, _ writer: inout FactWriter
    ) -> String? {
        let value = snapshot.focus?.rows.first { $0.slot == slot }?.score.value
        return writer.number("pre-market score", value, of: instrument)
    }
}
