/// Two calendars are equal when they tell the same of every day.
extension TradingCalendar: Hashable {
    package static func == (a: TradingCalendar, b: TradingCalendar) -> Bool {
        a.table === b.table || a.name == b.name
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(group) }
}

/// What keeps a calendar keeps its name, never its days. To read one that follows a vendor, `tradingCalendar` in the
/// decoder's `userInfo` holds the product's own; a calendar of another name is refused, for what was reckoned by other
/// hours cannot be gone on with.
extension TradingCalendar: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let kept = try container.decode(String.self)
        if let own = decoder.userInfo[.tradingCalendar] as? TradingCalendar, own.name == kept {
            self = own
        } else if decoder.userInfo[.tradingCalendar] == nil, let group = ProductGroup(rawValue: kept) {
            self.init(group: group)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "other trading hours, \(kept)")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    /// `equity`, or with a checksum of the days that are not the built-in ones: `equity 1f00ba5`.
    package var name: String {
        guard !table.told.isEmpty else { return group.rawValue }
        // FNV-1a over the days and their minutes.
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        func take(_ number: Int64) { sum = (sum ^ UInt64(bitPattern: number)) &* 0x0000_0100_0000_01b3 }
        for told in table.told {
            take(Int64(told.day.date.daysSinceEpoch))
            for stretch in told.stretches {
                take(stretch.lowerBound.minutes)
                take(stretch.upperBound.minutes)
            }
        }
        return "\(group.rawValue) \(String(sum, radix: 16))"
    }
}

extension CodingUserInfoKey {
    /// The calendar of the product whose state is read.
    package static let tradingCalendar: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "tradingCalendar") else {
            preconditionFailure("any text is a key")
        }
        return key
    }()
}
