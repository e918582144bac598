import Market

/// What kind of market this process shows; chosen at start and never changed.
package enum RunMode: String, Sendable, Codable {
    case live, simulated, replay

    /// `SIM`, `REPLAY`; nil for a live run.
    package var tag: String? {
        switch self {
        case .live: nil
        case .simulated: "SIM"
        case .replay: "REPLAY"
        }
    }
}

/// A playback speed: a multiple of real time, or as fast as the machine can.
package enum PlaybackSpeed: Hashable, Sendable {
    case times(Double)
    case maximum

    /// `1×`, `0.5×`, `60×`, `max`
    package var text: String {
        switch self {
        case .times(let factor): factor == factor.rounded() ? "\(Int(factor))×" : "\(factor)×"
        case .maximum: "max"
        }
    }
}

/// Where a replay or a simulation stands.
package struct Playback: Hashable, Sendable {
    package var speed: PlaybackSpeed
    package var isPaused: Bool
    /// True when a replay has played its last row.
    package var hasEnded: Bool
    /// First and last instant of the recording; nil for a simulation, which has no end.
    package var span: ClosedRange<Timestamp>?
    /// The seed of a simulation.
    package var seed: UInt64?

    package init(
        speed: PlaybackSpeed, isPaused: Bool, hasEnded: Bool = false, span: ClosedRange<Timestamp>? = nil,
        seed: UInt64? = nil
    ) {
        self.speed = speed
        self.isPaused = isPaused
        self.hasEnded = hasEnded
        self.span = span
        self.seed = seed
    }
}
