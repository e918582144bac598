import Market
import State

/// A level of an instrument, by the name traders know it by.
struct KnownLevel: Hashable {
    var name: String
    /// Points.
    var points: Double
    /// Where it is a price that was traded, and so lies on a tick.
    var price: Price?

    /// A mean that follows the price is no place to wait for.
    var isPlace: Bool { !name.hasPrefix("EMA") }

    /// Names of those that stay where they are.
    static let standing: Set<String> = [
        "open", "HOD", "LOD", "prior close", "PDH", "PDL", "P", "R1", "S1", "R2", "S2", "POC", "VAH", "VAL",
    ]

    /// What the snapshot has of them.
    static func all(_ state: InstrumentState, _ snapshot: Snapshot) -> [KnownLevel] {
        let spec = state.spec
        let studies = state.frames[.oneMinute]?.studies
        var levels: [KnownLevel] = []
        func add(_ name: String, _ points: Double?) {
            if let points, points.isFinite { levels.append(KnownLevel(name: name, points: points)) }
        }
        func add(_ name: String, _ price: Price?) {
            if let price { levels.append(KnownLevel(name: name, points: spec.points(price), price: price)) }
        }
        let average = state.vwap
        let deviation = studies?.now("vwap.deviation")
        add("VWAP", average)
        if let average, let deviation {
            add("VWAP+1σ", average + deviation)
            add("VWAP−1σ", average - deviation)
        }
        add("EMA \(snapshot.emaFastLength)", studies?.now(snapshot.emaFast))
        add("EMA \(snapshot.emaSlowLength)", studies?.now(snapshot.emaSlow))
        add("open", state.today?.open)
        add("HOD", state.today?.high)
        add("LOD", state.today?.low)
        add("prior close", state.previousClose)
        if let day = state.previousDay {
            add("PDH", day.high)
            add("PDL", day.low)
            add("P", day.pivots.pivot)
            add("R1", day.pivots.r1)
            add("S1", day.pivots.s1)
            add("R2", day.pivots.r2)
            add("S2", day.pivots.s2)
        }
        add("POC", state.profile?.area?.control)
        add("VAH", state.profile?.area?.high)
        add("VAL", state.profile?.area?.low)
        return levels
    }
}
