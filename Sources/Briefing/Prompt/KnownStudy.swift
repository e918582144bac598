import Market
import State

/// A value of a study that is worth telling.
struct KnownStudy {
    /// As the model reads it.
    var title: String
    var frame: TimeFrame
    /// `cvd.bias`
    var field: String

    static let all = [
        KnownStudy(title: "CVD", frame: .oneMinute, field: "cvd.sum"),
        KnownStudy(title: "CVD bias", frame: .oneMinute, field: "cvd.bias"),
        KnownStudy(title: "regime", frame: .fiveMinutes, field: "regime.regime"),
        KnownStudy(title: "volatility", frame: .fiveMinutes, field: "volatility.regime"),
        KnownStudy(title: "stops", frame: .fiveMinutes, field: "volatility.hint"),
        KnownStudy(title: "wave bias", frame: .fiveMinutes, field: "wave.bias"),
        KnownStudy(title: "signal quality", frame: .fiveMinutes, field: "quality.score"),
        KnownStudy(title: "signal side", frame: .fiveMinutes, field: "quality.side"),
        KnownStudy(title: "confluence of three", frame: .oneMinute, field: "confluence.score"),
        KnownStudy(title: "confluence side", frame: .oneMinute, field: "confluence.side"),
    ]

    /// What the closed bars say, with words for words; what no study tells is left out.
    static func texts(_ state: InstrumentState, _ writer: inout FactWriter) -> [String] {
        all.compactMap { known in
            guard let studies = state.frames[known.frame]?.studies, let value = studies[known.field],
                let field = studies.fields[known.field]
            else { return nil }
            let told: String? =
                switch field.unit {
                case .word: studies.word(known.field)
                case .flag: value == 1 ? "yes" : "no"
                case .price: writer.level(known.title, value, of: state.instrument)
                case .points: writer.points(known.title, value, of: state.instrument)
                case .percent: writer.percent(known.title, value, of: state.instrument)
                case .ratio: writer.number(known.title, value, decimals: 2, of: state.instrument)
                case .scale, .contracts, .bars: writer.number(known.title, value, of: state.instrument)
                }
            return told.map { "\(known.title) \($0)" }
        }
    }
}
