import Market
import State
import Studies

/// What single bars say: marks below those of buyers, above those of sellers.
extension ChartOverlay {
    static let divergences = ChartOverlay(
        "divergences", "delta divergences", .marks,
        marks: { picture in
            picture.frame.studies.divergences.map { event in
                .point(
                    at: event.formedAt, value: picture.instrument.spec.points(event.price),
                    isAbove: !event.isBullish, role: event.isBullish ? .up : .down,
                    name: event.isEstimated ? "Δdiv est." : "Δdiv")
            }
        })

    static let absorption = ChartOverlay(
        "absorption", "absorption", .marks,
        marks: { picture in
            picture.barMarks(Absorption.init) { $0.mark }
        })

    /// The bars with whose close the three frames of the confluence took their sides.
    static let confluence = ChartOverlay(
        "confluence", "confluence, who turned", .marks,
        marks: { picture in
            (picture.instrument.confluence?.verdicts ?? []).compactMap { verdict in
                guard let side = verdict.side, side != 0, let since = verdict.since,
                    let bar = picture.window.bar(endedBy: since)
                else { return nil }
                return .point(
                    at: bar.time, value: picture.instrument.spec.points(side > 0 ? bar.low : bar.high),
                    isAbove: side < 0, role: side > 0 ? .up : .down,
                    name: "\(verdict.frame.name) \(verdict.role.name)")
            }
        })

    static let candlePatterns = ChartOverlay(
        "candles", "candle patterns", .marks,
        marks: { picture in
            picture.barMarks(CandlePatterns.init) { $0.mark }
        })
}

extension ChartPicture {
    /// A mark at each closed bar for which a study tells a side and a name.
    fileprivate func barMarks<S: Study>(
        _ make: (StudySetup) -> S, _ read: (S) -> (side: Int, name: String)?
    ) -> [ChartMark] {
        zip(window.bars, replay(make, read)).compactMap { bar, found in
            found.map { side, name in
                .point(
                    at: bar.time, value: instrument.spec.points(side > 0 ? bar.low : bar.high), isAbove: side < 0,
                    role: side > 0 ? .volumeUp : .volumeDown, name: name)
            }
        }
    }
}

extension CandlePatterns {
    /// Side and name of what the last bar shows; nil where it shows nothing.
    var mark: (side: Int, name: String)? {
        value.flatMap { reading in reading.name(of: reading.side).map { (reading.side, $0) } }
    }
}

extension Absorption {
    /// Above zero where buyers absorbed in the last bar, below where sellers did; nil where nobody did.
    var mark: (side: Int, name: String)? {
        // 1 is buyers, 2 sellers.
        row[0].flatMap { $0 == 0 ? nil : ($0 == 1 ? 1 : -1, "absorb") }
    }
}
