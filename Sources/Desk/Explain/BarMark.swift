import Market
import State
import Studies

/// Something that the chart marks at a bar: a pattern, a swing, or what was broken or taken there.
struct BarMark {
    let name: String
    /// `▲ bullish`
    let side: String
    let isUp: Bool
    let note: String
    /// The label of the study that found it.
    let study: String

    private init(_ name: String, isUp: Bool, says side: String? = nil, _ note: String, study: String) {
        self.name = name
        self.side = "\(isUp ? "▲" : "▼") \(side ?? (isUp ? "bullish" : "bearish"))"
        self.isUp = isUp
        self.note = note
        self.study = study
    }

    /// The marks of the bar `back` places before the newest.
    static func all(at back: Int, of frame: FrameState, _ setup: StudySetup, _ clock: DayClock) -> [BarMark] {
        guard let bar = frame.bar(back: back) else { return [] }
        let studies = frame.studies
        // A date is the start of the bar that set it, and is known at that bar's close.
        func confirmed(_ time: Timestamp) -> String {
            "confirmed at \(clock.full(time.adding(minutes: Int64(setup.frame.minutes))))"
        }
        var marks = ofItself(back, frame, setup).map { name, isUp, study in
            BarMark(name, isUp: isUp, confirmed(bar.time), study: study)
        }
        marks += studies.divergences.filter { $0.formedAt == bar.time }.map {
            BarMark(
                "delta divergence", isUp: $0.isBullish,
                "\(confirmed($0.confirmedAt))\($0.isEstimated ? ", delta estimated" : "")", study: "divergence")
        }
        marks += studies.swings.filter { $0.formedAt == bar.time }.map {
            BarMark(
                $0.isHigh ? "swing high" : "swing low", isUp: !$0.isHigh, says: $0.isHigh ? "turned down" : "turned up",
                confirmed($0.confirmedAt), study: "swings")
        }
        marks += studies.sweeps.filter { $0.sweptAt == bar.time }.map {
            BarMark(
                "sweep of \($0.level.kind.name)", isUp: $0.level.isBullish,
                "\(confirmed($0.sweptAt)), level of \(clock.full($0.level.formedAt))", study: "liquidity")
        }
        marks += studies.breaks.filter { $0.brokenAt == bar.time }.map {
            BarMark(
                $0.isChange ? "CHoCH" : "BOS", isUp: $0.isUp,
                "\(confirmed($0.brokenAt)), swing of \(clock.full($0.swing.formedAt))", study: "structure")
        }
        return marks
    }

    /// What the closed bar says by its own shape and volume.
    private static func ofItself(
        _ back: Int, _ frame: FrameState, _ setup: StudySetup
    ) -> [(name: String, isUp: Bool, study: String)] {
        let calendar = setup.spec.calendar
        var found: [(name: String, isUp: Bool, study: String)] = []
        if let mark = frame.replay(CandlePatterns(setup), 1, back: back, calendar, { $0.mark })[0] {
            found.append((mark.name, mark.side > 0, "candle"))
        }
        if let mark = frame.replay(Absorption(setup), 1, back: back, calendar, { $0.mark })[0] {
            found.append(("absorption", mark.side > 0, "absorption"))
        }
        return found
    }
}
