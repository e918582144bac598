import Market

/// Three time frames of one instrument, fed with their closed bars as these close. A value: a copy is a checkpoint.
///
/// Bars of one frame come in the order of time; which frame comes first of those that close together does not matter.
package struct Confluence: Hashable, Codable, Sendable {
    package let frames: ConfluenceFrames
    private let rules: InsightRules
    private let calendar: TradingCalendar
    private var bias: BiasLayer
    private var setup: SetupLayer
    private var trigger: TriggerLayer
    private var tracks = [Track](repeating: Track(), count: ConfluenceRole.allCases.count)
    /// Side and score, and as they were at the newest close before `newest`.
    private var standing = Standing()
    private var settled = Standing()
    private var newest: Timestamp?
    private var day: TradingDay?
    private var sessionEnd = Timestamp(nanoseconds: .max)

    /// What is kept of a frame beside its figures.
    private struct Track: Hashable, Codable, Sendable {
        var bars = 0
        var closedAt: Timestamp?
        var side: Int?
        var since: Timestamp?
        /// Its part of the whole quality, 0 to 1; of the trigger 1 where it has volume.
        var quality = 0.0

        /// Takes what the frame says with a bar that ended; true where it is another side than before.
        mutating func note(_ side: Int?, quality: Double, at end: Timestamp) -> Bool {
            bars += 1
            closedAt = end
            self.quality = quality
            guard side != self.side else { return false }
            self.side = side
            since = side == nil ? nil : end
            return true
        }
    }

    /// What the frames amount to, and since when.
    private struct Standing: Hashable, Codable, Sendable {
        var side = 0
        var score = 0
        var since: Timestamp?
    }

    /// - Parameter frames: the product's own where none are given.
    package init(spec: ContractSpec, frames: ConfluenceFrames? = nil, rules: InsightRules = .standard) {
        let frames = frames ?? ConfluenceFrames(spec.group)
        self.frames = frames
        self.rules = rules
        calendar = spec.calendar
        bias = BiasLayer(tick: spec.tick, rules: rules)
        setup = SetupLayer(tick: spec.tick, rules: rules)
        trigger = TriggerLayer(StudySetup(spec: spec, frame: frames.trigger), rules: rules)
    }

    /// Takes a closed bar of one of the frames; those of other frames do not matter.
    package mutating func add(_ bar: Bar, day: TradingDay, frame: TimeFrame) {
        if let role = frames.role(of: frame) { add(bar, day: day, role: role) }
    }

    /// Takes a closed bar of the frame that has a role.
    /// - Parameter candle: what a study of candles found with the bar, where it is lent.
    mutating func add(_ bar: Bar, day: TradingDay, role: ConfluenceRole, candle: CandleReading? = nil) {
        let end = end(of: bar, day: day, frame: frames.frame(of: role))
        if let newest, end > newest {
            settled = standing
            self.newest = end
        } else if newest == nil {
            newest = end
        }
        switch role {
        case .bias: bias.add(bar)
        case .setup: setup.add(bar)
        case .trigger: trigger.add(bar, day: day, candle: candle)
        }
        let (side, quality) = verdict(of: role)
        if tracks[role.rawValue].note(side, quality: quality, at: end) { stand() }
    }

    /// True where the trigger's candles are lent from now on.
    mutating func share(with earlier: EarlierStudies) -> Bool { trigger.share(with: earlier) }

    /// Takes candles of its own again.
    mutating func makeWhole(with earlier: EarlierStudies) { trigger.makeWhole(with: earlier) }

    /// A bar ends with its span, or with its session.
    private mutating func end(of bar: Bar, day: TradingDay, frame: TimeFrame) -> Timestamp {
        if self.day != day {
            self.day = day
            let session = calendar.session(of: day)
            sessionEnd = session.isEmpty ? Timestamp(nanoseconds: .max) : session.upperBound
        }
        let end = bar.time.adding(minutes: Int64(frame.minutes))
        return bar.time < sessionEnd ? min(end, sessionEnd) : end
    }

    // Inlined, like what it asks, as it would copy all of this to look at it.
    @inline(__always)
    private func verdict(of role: ConfluenceRole) -> (side: Int?, quality: Double) {
        switch role {
        case .bias:
            guard let figures = bias.figures else { return (nil, 0) }
            return (figures.side, figures.quality)
        case .setup:
            guard let figures = setup.figures else { return (nil, 0) }
            return (figures.isSetup ? figures.side : 0, figures.quality)
        case .trigger:
            guard let signal = trigger.signal else { return (nil, 0) }
            return (rules == .original || signal.isTrigger ? signal.lean : 0, signal.isTrigger ? 1 : 0)
        }
    }

    /// Finds what the frames amount to now.
    private mutating func stand() {
        var (up, down) = (0, 0)
        for place in tracks.indices {
            guard let side = tracks[place].side, side != 0 else { continue }
            if side > 0 { up += 1 } else { down += 1 }
        }
        var now = settled
        (now.side, now.score) = up > down ? (1, up) : down > up ? (-1, down) : (0, 0)
        // The original calls a tie bearish.
        if rules == .original, up == down, up > 0 { (now.side, now.score) = (-1, down) }
        if now.side != settled.side || now.score != settled.score { now.since = newest }
        standing = now
    }

    /// What the three frames say as of their last closed bars.
    package var reading: ConfluenceReading {
        let figures = (bias: bias.figures, setup: setup.figures, trigger: trigger.figures)
        let verdicts = ConfluenceRole.allCases.map { role in
            let track = tracks[role.rawValue]
            let (needed, evidence): (Int, ConfluenceReading.Evidence?) =
                switch role {
                case .bias: (BiasLayer.minimum, figures.bias.map { .bias($0) })
                case .setup: (SetupLayer.minimum, figures.setup.map { .setup($0) })
                case .trigger: (TriggerLayer.minimum, figures.trigger.map { .trigger($0) })
                }
            return ConfluenceReading.Verdict(
                role: role, frame: frames.frame(of: role), side: track.side, since: track.since,
                closedAt: track.closedAt, bars: track.bars, needed: needed, evidence: evidence)
        }
        return ConfluenceReading(
            verdicts: verdicts, side: standing.side, score: standing.score, since: standing.since, closedAt: newest,
            isTradeable: isTradeable, quality: quality)
    }

    /// All three on one side, and the trigger with volume.
    @inline(__always)
    private var isTradeable: Bool {
        standing.score == 3 && tracks[ConfluenceRole.trigger.rawValue].quality > 0
    }

    /// A part counts only on the side that most are on; the original counts each whatever its side.
    @inline(__always)
    private var quality: Double {
        func part(_ role: ConfluenceRole, _ share: Double) -> Double {
            let track = tracks[role.rawValue]
            let counts = rules == .original || track.side == standing.side && standing.side != 0
            return counts ? share * track.quality : 0
        }
        return part(.bias, 0.4) + part(.setup, 0.35) + part(.trigger, 0.25)
    }

    /// The reading's figures without what they rest on: score, side, tradeable, quality and the three sides, each side
    /// counted from 0 for sellers. Nothing before the first bar.
    @inline(__always)
    func write(to row: inout StudyRow.Writer) {
        guard newest != nil else { return row.appendAbsent(7) }
        row.append(Double(standing.score))
        row.append(Double(standing.side + 1))
        row.append(isTradeable)
        row.append(quality)
        for place in tracks.indices { row.append(tracks[place].side.map { Double($0 + 1) }) }
    }
}
