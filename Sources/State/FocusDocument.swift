/// What three closed frames of an instrument say together.
package struct ConfluenceDocument: Codable, Equatable, Sendable {
    /// `long`, `short` or `none`.
    package var side: String
    /// Frames on the side, 0 to 3.
    package var score: Int
    package var isTradeable: Bool
    /// 0 to 1.
    @OrNull package var quality: Double?
    /// Since when side and score are these.
    @OrNull package var since: String?
    /// The newest close it knows of.
    @OrNull package var closedAt: String?
    package var frames: [Frame]

    /// One frame.
    package struct Frame: Codable, Equatable, Sendable {
        /// `bias`, `setup` or `trigger`.
        package var role: String
        /// `15m`
        package var frame: String
        /// `long`, `short` or `none`; null while it has too few bars.
        @OrNull package var side: String?
        @OrNull package var since: String?
        @OrNull package var closedAt: String?
        /// Closed bars, and how many are needed.
        package var bars: Int
        package var needed: Int
        /// Why, in sentences.
        package var reasons: [String]
    }
}

/// Instruments by pre-market score, the best first.
package struct FocusDocument: Codable, Equatable, Sendable {
    package var time: String
    /// Which are in focus, or why none is.
    package var summary: String
    package var threshold: Double
    /// Symbols in focus.
    package var focus: [String]
    package var rows: [Row]

    /// One instrument.
    package struct Row: Codable, Equatable, Sendable {
        package var symbol: String
        /// 0 to 100; null where too little is known.
        @OrNull package var score: Double?
        /// `weak`, `moderate` or `strong`.
        @OrNull package var signal: String?
        /// Share of the score's weights that is known, 0 to 1.
        @OrNull package var known: Double?
        /// Points of range, volume, gap, catalyst and momentum; null where not known.
        package var parts: [Part]
        package var reasons: [String]
        @OrNull package var plan: Plan?
    }

    /// A part of a score.
    package struct Part: Codable, Equatable, Sendable {
        package var name: String
        @OrNull package var figure: Double?
        @OrNull package var points: Double?
    }

    /// The day's plan.
    package struct Plan: Codable, Equatable, Sendable {
        /// `long`, `short` or `none`.
        package var side: String
        /// The close it was read at.
        package var time: String
        @OrNull package var entryLow: String?
        @OrNull package var entryHigh: String?
        @OrNull package var stop: String?
        package var targets: [Target]
        /// 0 where not one contract fits; null without a side.
        @OrNull package var contracts: Int?
        /// Dollars at the stop, exact.
        @OrNull package var risk: String?
        @OrNull package var micro: String?
        @OrNull package var microContracts: Int?
        package var reasons: [String]
    }

    /// A price at which it pays.
    package struct Target: Codable, Equatable, Sendable {
        package var price: String
        /// Gained for each dollar at risk.
        @OrNull package var reward: Double?
    }
}

/// Why nothing should be traded.
package struct NoTradeDocument: Codable, Equatable, Sendable {
    package var isOn: Bool
    package var reasons: [String]
    /// Products that are left out.
    package var leftOut: [Product]

    /// A product and what speaks against it.
    package struct Product: Codable, Equatable, Sendable {
        package var symbol: String
        package var objections: [String]
    }
}
