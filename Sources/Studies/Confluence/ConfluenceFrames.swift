import Market

/// The three time frames that are asked: where the market goes, whether there is a setup, and whether it begins now.
package struct ConfluenceFrames: Hashable, Codable, Sendable {
    package let bias: TimeFrame
    package let setup: TimeFrame
    package let trigger: TimeFrame

    /// Metals move more slowly: 1h, 15m and 5m. All others: 15m, 5m and 1m.
    package init(_ group: ProductGroup) {
        (bias, setup, trigger) =
            group == .metals
            ? (.oneHour, .fifteenMinutes, .fiveMinutes) : (.fifteenMinutes, .fiveMinutes, .oneMinute)
    }

    package init(bias: TimeFrame, setup: TimeFrame, trigger: TimeFrame) {
        self.bias = bias
        self.setup = setup
        self.trigger = trigger
    }

    /// The frames above one: 1m → 5m and 15m, 5m → 15m and 1h; nil where there are no two.
    package init?(trigger: TimeFrame) {
        let above = TimeFrame.allCases.filter { $0 > trigger }
        guard above.count >= 2 else { return nil }
        self.init(bias: above[1], setup: above[0], trigger: trigger)
    }

    package func frame(of role: ConfluenceRole) -> TimeFrame {
        switch role {
        case .bias: bias
        case .setup: setup
        case .trigger: trigger
        }
    }

    func role(of frame: TimeFrame) -> ConfluenceRole? {
        frame == bias ? .bias : frame == setup ? .setup : frame == trigger ? .trigger : nil
    }
}

/// What a time frame is asked.
package enum ConfluenceRole: Int, CaseIterable, Hashable, Codable, Sendable {
    case bias, setup, trigger

    package var name: String { ["bias", "setup", "trigger"][rawValue] }
}
