import Market

/// A study that the desk runs over every instrument.
package struct DeskStudy: Sendable {
    /// Where a study runs.
    package enum Place: Sendable {
        /// On the bars of each of these frames.
        case each([TimeFrame])
        /// On minutes alone, for it speaks of the trading day: every frame shows the same value.
        case day
    }

    /// How far back the chart can draw a value.
    package enum Past: Sendable {
        /// Over all bars that are kept.
        case whole
        /// Over the last days, so that memory stays within its bounds.
        case recent
    }

    /// The name that its values go by: `ema`, `week_vwap`.
    package let label: String
    package let kind: StudyKind
    /// By parameter name.
    package let values: [String: Double]
    package let place: Place
    /// True when its values are told for the forming bar too.
    package let isLive: Bool
    /// The fields of which the past is kept, and how much of it.
    package let lines: [String: Past]
    /// True where that of days that are over is told anew from the day's bars and the study as it stood before them, which
    /// takes less room. For studies whose state is small.
    package let isToldAnew: Bool

    package init(
        _ kind: StudyKind, as label: String? = nil, _ values: [String: Double] = [:], on place: Place,
        isLive: Bool = false, whole: [String] = [], recent: [String] = [], isToldAnew: Bool = false
    ) {
        self.kind = kind
        self.label = label ?? kind.name
        self.values = values
        self.place = place
        self.isLive = isLive
        self.isToldAnew = isToldAnew
        lines = Dictionary(whole.map { ($0, .whole) } + recent.map { ($0, .recent) }) { first, _ in first }
    }

    /// True when it runs on the bars of a frame.
    package func runs(on frame: TimeFrame) -> Bool {
        switch place {
        case .each(let frames): frames.contains(frame)
        case .day: frame == .oneMinute
        }
    }

    /// A parameter as it runs; nil where its study has none of that name.
    package func setting(_ name: String) -> Double? {
        values[name] ?? kind.parameters.first { $0.name == name }?.standard
    }

    package func make(_ spec: ContractSpec, _ frame: TimeFrame) -> any Study {
        kind.make(StudySetup(spec: spec, frame: frame, values: values))
    }
}
