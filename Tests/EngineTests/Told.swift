import Market
import State
import Studies

/// All that a picture tells of an instrument but the marks of revisions.
func told(_ state: InstrumentState) -> [String] {
    var lines = ["\(String(describing: state.today)) \(String(describing: state.previousDay))"]
    lines.append("\(String(describing: state.last?.price)) \(String(describing: state.profile?.area))")
    for frame in TimeFrame.allCases {
        guard let frame = state.frames[frame] else { continue }
        let studies = frame.studies
        lines.append("\(all(frame.bars)) \(String(describing: frame.forming))")
        lines.append(
            "\(studies.settled) \(String(describing: studies.preview)) \(String(describing: studies.settledAt))")
        lines += (studies.fields.whole + studies.fields.recent).map { "\($0) \(past($0, frame))" }
        lines.append("\(studies.levels) \(studies.swings) \(studies.breaks) \(studies.sweeps)")
    }
    return lines
}

/// The first line in which two pictures differ.
func difference(_ a: InstrumentState, _ b: InstrumentState) -> String? {
    zip(told(a), told(b)).first { $0 != $1 }.map { "\($0.suffix(300))\n\($1.suffix(300))" }
}
