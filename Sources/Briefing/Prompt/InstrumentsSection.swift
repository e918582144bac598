import Market
import State

/// Contract, price, levels and studies of each instrument; what is not known is left out.
enum InstrumentsSection: PromptSection {
    static let name = "instruments"

    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        snapshot.instruments.indices.flatMap { lines(snapshot, slot: $0, &writer) }
    }

    static func lines(_ snapshot: Snapshot, about symbol: String?, _ writer: inout FactWriter) -> [String] {
        guard let slot = snapshot.instruments.firstIndex(where: { $0.instrument.symbol == symbol }) else {
            return lines(snapshot, &writer)
        }
        return lines(snapshot, slot: slot, &writer)
    }

    private static func lines(_ snapshot: Snapshot, slot: Int, _ writer: inout FactWriter) -> [String] {
        let state = snapshot.instruments[slot]
        let instrument = state.instrument
        writer.add(instrument)
        var lines = ["\(instrument.symbol) (\(contract(state.spec, instrument, &writer)))"]
        guard let last = state.last else { return lines + ["  no price yet"] }
        let age = snapshot.time.map { SpanText.exact($0 - last.time) } ?? "unknown"
        var now = "  last \(writer.price("last", last.price, of: instrument)), \(state.source), age \(age)"
        if let change = writer.percent("change", state.changePercent, of: instrument) { now += ", change \(change)" }
        if let distance = writer.percent("from VWAP", state.vwapPercent, of: instrument) {
            now += ", \(distance) from VWAP"
        }
        lines.append(now)
        let levels = KnownLevel.all(state, snapshot).compactMap { writer.named($0, of: instrument) }
        if !levels.isEmpty { lines.append("  levels: " + levels.joined(separator: ", ")) }
        let studies = KnownStudy.texts(state, &writer)
        if !studies.isEmpty { lines.append("  studies: " + studies.joined(separator: ", ")) }
        if let row = snapshot.scanner.rows.first(where: { $0.slot == slot }) {
            var scanned: [String] = []
            if let atr = writer.points("ATR", row.atr, of: instrument) {
                scanned.append("\(writer.label("ATR 14")) of 5m \(atr)")
            }
            if let volume = writer.number("volume", row.volume.map(Double.init), of: instrument) {
                scanned.append("volume of the last 5m \(volume)" + (row.isVolumeSurge ? ", surging" : ""))
            }
            if let trend = row.trend { scanned.append("1m trend \(trend.rawValue)") }
            if !scanned.isEmpty { lines.append("  scanner: " + scanned.joined(separator: ", ")) }
        }
        let score = KnownPlan.score(instrument, slot: slot, snapshot, &writer).map { "pre-market score \($0)" }
        let plan = KnownPlan.text(instrument, slot: slot, snapshot, &writer).map { "day's plan \($0)" }
        let focus = [score, plan].compactMap { $0 }
        if !focus.isEmpty { lines.append("  focus: " + focus.joined(separator: ", ")) }
        return lines
    }

    private static func contract(_ spec: ContractSpec, _ instrument: Instrument, _ writer: inout FactWriter) -> String {
        var parts = [spec.name, "a tick is \(writer.money("tick", spec.tickValue, of: instrument))"]
        if let cost = spec.costPerSide { parts.append("cost a side \(writer.money("cost", cost, of: instrument))") }
        if let margin = spec.dayMargin { parts.append("day margin \(writer.money("margin", margin, of: instrument))") }
        return parts.joined(separator: "; ")
    }
}
