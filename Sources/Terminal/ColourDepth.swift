/// How many colours a terminal has, most first.
package enum ColourDepth: String, CaseIterable, Hashable, Sendable {
    /// Any 24-bit colour, said directly.
    case direct
    /// 256 places whose colours we may set.
    case palette
    case indexed256 = "256"
    case indexed16 = "16"
    case indexed8 = "8"
    case none

    /// What the terminal and its surroundings say, before any setting.
    package struct Facts: Hashable, Sendable {
        package var term: String
        package var colours: Int
        package var canRedefine: Bool
        /// The terminal description speaks RGB.
        package var isDirect: Bool
        /// COLORTERM promises 24-bit colours.
        package var promisesDirect: Bool
        package var noColour: String?

        package init(
            term: String, colours: Int, canRedefine: Bool = false, isDirect: Bool = false,
            promisesDirect: Bool = false, noColour: String? = nil
        ) {
            self.term = term
            self.colours = colours
            self.canRedefine = canRedefine
            self.isDirect = isDirect
            self.promisesDirect = promisesDirect
            self.noColour = noColour
        }
    }

    /// Chooses the depth and says why. `forced` is a setting, taken as far as the terminal can follow.
    package static func choose(_ facts: Facts, forced: ColourDepth? = nil) -> ColourReport {
        let own = native(facts)
        if let forced {
            if forced == .none || forced.rank <= own.depth.rank, forced != .palette || facts.canRedefine {
                return ColourReport(depth: forced, reason: "set to \(forced.rawValue)")
            }
            return ColourReport(
                depth: own.depth,
                reason: "set to \(forced.rawValue), which is more than \(facts.term) has: \(own.reason)")
        }
        if let value = facts.noColour, !value.isEmpty {
            return ColourReport(depth: .none, reason: "NO_COLOR is set")
        }
        return own
    }

    private static func native(_ facts: Facts) -> ColourReport {
        let term = facts.term
        if facts.isDirect, facts.colours >= 1 << 24 {
            return ColourReport(depth: .direct, reason: "\(term) takes 24-bit colours")
        }
        switch facts.colours {
        case 256... where facts.canRedefine:
            return ColourReport(depth: .palette, reason: "\(term) has 256 colours and lets them be redefined")
        case 256...:
            let more = facts.promisesDirect ? "; COLORTERM promises more, which needs the package ncurses-term" : ""
            return ColourReport(depth: .indexed256, reason: "\(term) has 256 fixed colours, nearest are used\(more)")
        case 16..<256: return ColourReport(depth: .indexed16, reason: "\(term) has \(facts.colours) colours")
        case 8..<16: return ColourReport(depth: .indexed8, reason: "\(term) has \(facts.colours) colours")
        default: return ColourReport(depth: .none, reason: "\(term) has no colours")
        }
    }

    /// Greater can do what smaller can.
    private var rank: Int {
        switch self {
        case .direct: 5
        case .palette: 4
        case .indexed256: 3
        case .indexed16: 2
        case .indexed8: 1
        case .none: 0
        }
    }
}

/// The colours in use and the reason, for `doctor` and the log.
package struct ColourReport: Hashable, Sendable {
    package var depth: ColourDepth
    package var reason: String

    package init(depth: ColourDepth, reason: String) {
        self.depth = depth
        self.reason = reason
    }
}
