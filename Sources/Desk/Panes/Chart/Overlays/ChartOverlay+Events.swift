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
            picture.barMarks(Absorption(picture.setup)) { study in
                // 1 is buyers, 2 sellers.
                study.row[0].flatMap { $0 == 0 ? nil : ($0 == 1 ? 1 : -1, "absorb") }
            }
        })

    static let candlePatterns = ChartOverlay(
        "candles", "candle patterns", .marks,
        marks: { picture in
            picture.barMarks(CandlePatterns(picture.setup)) { study in
                guard let reading = study.value, let name = reading.name(of: reading.side) else { return nil }
                return (reading.side, name)
            }
        })
}

extension ChartPicture {
    fileprivate var setup: StudySetup { StudySetup(spec: instrument.spec, frame: view.frame) }

    /// A mark at each closed bar for which a study tells a side and a name.
    fileprivate func barMarks<S: Study>(_ study: S, _ read: (S) -> (side: Int, name: String)?) -> [ChartMark] {
        let spec = instrument.spec
        return zip(window.bars, window.replay(study, spec.calendar, read)).compactMap { bar, found in
            found.map { side, name in
                .point(
                    at: bar.time, value: spec.points(side > 0 ? bar.low : bar.high), isAbove: side < 0,
                    role: side > 0 ? .volumeUp : .volumeDown, name: name)
            }
        }
    }
}
