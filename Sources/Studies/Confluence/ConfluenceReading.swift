import Market

/// What three time frames say together, as of their last closed bars. Nothing of it looks at a bar that is forming, and a
/// frame without enough bars is missing: no other stands in for it.
package struct ConfluenceReading: Hashable, Codable, Sendable {
    /// What one frame says.
    package struct Verdict: Hashable, Codable, Sendable {
        package var role: ConfluenceRole
        package var frame: TimeFrame
        /// 1 for buyers, −1 for sellers, 0 for neither; nil while the frame is missing.
        package var side: Int?
        /// The close of the bar with which it took this side; nil while it is missing.
        package var since: Timestamp?
        /// The close of its last bar; nil before the first.
        package var closedAt: Timestamp?
        /// Closed bars it has seen, and how many it needs.
        package var bars: Int
        package var needed: Int
        package var evidence: Evidence?

        package var isMissing: Bool { side == nil }
    }

    /// The figures a verdict rests on.
    package enum Evidence: Hashable, Codable, Sendable {
        case bias(BiasFigures)
        case setup(SetupFigures)
        case trigger(TriggerFigures)
    }

    /// Bias, setup and trigger, in this order.
    package var verdicts: [Verdict]
    /// The side on which most frames are; 0 where they are tied or none has a side.
    package var side: Int
    /// How many frames are on the side, 0 to 3.
    package var score: Int
    /// The close of the bar with which side and score became these; nil before the first.
    package var since: Timestamp?
    /// The newest close it knows of; nil before the first.
    package var closedAt: Timestamp?
    /// All three frames are there and on one side, and the trigger has volume.
    package var isTradeable: Bool
    /// 0 to 1: bias 0.4, setup 0.35, trigger 0.25.
    package var quality: Double

    /// Frames that have not seen enough closed bars.
    package var missing: [Verdict] { verdicts.filter(\.isMissing) }

    package subscript(role: ConfluenceRole) -> Verdict { verdicts[role.rawValue] }

    /// `LONG TRADE`, `LONG`, `SHORT` …; nil where no two frames agree.
    package var call: String? {
        guard score >= 2, side != 0 else { return nil }
        return (side > 0 ? "LONG" : "SHORT") + (isTradeable ? " TRADE" : "")
    }
}
