import Market
import Studies

/// What the desk's studies say on one time frame. Settled values are those after the last closed bar and change only with
/// the next one, or with a correction; the forming bar's stand apart in `preview`.
package struct FrameStudies: Sendable {
    package var fields: StudyFields
    /// The values after the last closed bar, in the order of `fields.all`.
    package var settled = StudyRow()
    /// Start of that bar; nil before the first.
    package var settledAt: Timestamp?
    /// The values now: those of studies that are shown live as if the forming bar closed as it stands, which may still
    /// change, the others as they are settled. Nil while no bar is forming.
    package var preview: StudyRow?
    /// Past values, in step with the frame's closed bars.
    package var columns: StudyColumns
    /// The price levels of every study that finds any, after the last closed bar.
    package var levels: [StudyLevels] = []
    /// The last confirmed swings, oldest first.
    package var swings: [Swings.Swing] = []
    /// The last breaks of structure, oldest first.
    package var breaks: [MarketStructure.Break] = []
    /// The last sweeps of liquidity, oldest first.
    package var sweeps: [Liquidity.Sweep] = []
    /// The last divergences of price and volume delta, oldest first.
    package var divergences: [DeltaDivergence.Event] = []
    /// The last correction of a settled bar; nil while there was none.
    package var revision: StudyRevision?

    package init(_ fields: StudyFields = .none) {
        self.fields = fields
        columns = StudyColumns(fields)
    }

    /// A value after the last closed bar: `studies["rsi.14"]`.
    package subscript(name: String) -> Double? { fields.place(name).flatMap { settled[$0] } }

    /// A value now: the forming bar's where the study is shown live, else the settled one.
    package func now(_ name: String) -> Double? { fields.place(name).flatMap { (preview ?? settled)[$0] } }

    /// The word that a settled value stands for: `studies.word("regime.regime")`.
    package func word(_ name: String) -> String? {
        fields.place(name).flatMap { place in settled[place].flatMap { fields.all[place].field.word($0) } }
    }

    /// The levels of one study: `studies.levels(of: "fvg")`.
    package func levels(of study: String) -> StudyLevels? { levels.first { $0.study == study } }
}

/// A correction of settled bars: what was told from a bar on is told anew.
package struct StudyRevision: Hashable, Sendable {
    /// Counts an instrument's corrections from 1.
    package var number: Int
    /// Start of the first bar, of its frame, whose values may have changed.
    package var from: Timestamp

    package init(number: Int, from: Timestamp) {
        self.number = number
        self.from = from
    }
}

/// The volume profile of the trading day, as of the last closed minute.
package struct ProfileState: Sendable {
    /// Contracts by price.
    package var histogram: PriceHistogram
    /// Point of control and value area; nil before the first contract.
    package var area: ValueArea?
    /// Finished days, oldest first.
    package var finished: [SessionProfile.Finished]

    package init(_ profile: SessionProfile) {
        histogram = profile.histogram
        area = profile.area
        finished = profile.finished
    }

    /// High- and low-volume nodes, from the lowest up. Costs a walk over the rows of the day.
    package var nodes: [VolumeNode] { VolumeNode.nodes(of: histogram) }

    /// Points of control that no later day has traded at, oldest first.
    package var naked: [SessionProfile.Finished] { finished.filter { $0.touchedAt == nil } }
}
