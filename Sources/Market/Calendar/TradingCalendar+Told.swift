extension TradingCalendar {
    /// The days that a vendor told otherwise than they are built in, and that this calendar follows; none where it is
    /// the built-in one.
    package var followed: [ToldDay] { table.told }

    /// The built-in calendar of a group with days as a vendor told them. What is no news, and what does not fit between its
    /// neighbours, changes nothing.
    package init(group: ProductGroup, following days: [ToldDay]) {
        self.init(group: group)
        let misfits = Set(misfits(days).map(\.day))
        let news = days.filter { !misfits.contains($0.day) && !tells($0) }.sorted { $0.day < $1.day }
        if !news.isEmpty { self.init(table: SessionTable(table, following: news)) }
    }

    /// True where the calendar says of a day what the vendor told.
    package func tells(_ told: ToldDay) -> Bool {
        var own: [Range<Timestamp>] = []
        for stretch in stretches(of: told.day) {
            if let last = own.last, last.upperBound == stretch.lowerBound {
                own[own.count - 1] = last.lowerBound..<stretch.upperBound
            } else {
                own.append(stretch)
            }
        }
        return own == told.stretches
    }

    /// Days whose session would overlap that of another day, be it told too or as it is here.
    package func misfits(_ days: [ToldDay]) -> [ToldDay] {
        var standing = Dictionary(days.map { ($0.day, $0) }) { $1 }
        var misfits: [ToldDay] = []
        while true {
            func session(_ day: TradingDay) -> Range<Timestamp>? {
                if let told = standing[day] { return told.session }
                return isTradingDay(day) ? self.session(of: day) : nil
            }
            func neighbour(of day: TradingDay, step: Int) -> Range<Timestamp>? {
                (1...Self.reach).lazy.compactMap { session(TradingDay(day.date.adding(days: $0 * step))) }.first
            }
            let found = standing.values.filter { told in
                guard let own = told.session else { return false }
                let before = neighbour(of: told.day, step: -1)
                let after = neighbour(of: told.day, step: 1)
                return before.map { own.lowerBound < $0.upperBound } ?? false
                    || after.map { $0.lowerBound < own.upperBound } ?? false
            }
            if found.isEmpty { return misfits.sorted { $0.day < $1.day } }
            misfits += found
            for told in found { standing[told.day] = nil }
        }
    }

    /// Beyond so many dates no session can reach.
    private static let reach = 7

    /// True where the group trades through the night into a day, and through its weekend.
    func isRoundTheClock(on date: CivilDate) -> Bool { group == .crypto && date > SessionBuilder.roundTheClock }
}

extension ContractSpec {
    /// The product with days as its vendor told them.
    package func following(_ days: [ToldDay]) -> ContractSpec {
        var spec = self
        spec.follow(TradingCalendar(group: group, following: days))
        return spec
    }
}

extension ContractSpecs {
    /// The products with their days as their vendor told them.
    package func following(_ hours: VendorHours) -> ContractSpecs {
        var specs = self
        for root in hours.roots {
            if let spec = specs[root] { specs.set(spec.following(hours.days(of: root))) }
        }
        return specs
    }
}
