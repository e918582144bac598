/// What is commonly known of recurring releases: how hard they hit, and whom.
package enum EventCatalogue {
    /// One release, under every name it goes by.
    package struct Entry: Hashable, Sendable {
        /// The first is the usual one; lower case is not told from upper case.
        package let names: [String]
        package let impact: EconomicEvent.Impact
        package let reach: EconomicEvent.Reach
    }

    /// The release a text names: the whole text, or a name as whole words in it (`US CPI (YoY)`). The longest name wins,
    /// so that `Fed Minutes` and `FOMC Minutes` are no rate decision.
    package static func entry(named text: some StringProtocol) -> Entry? {
        let words = self.words(text)
        var best: (entry: Entry, length: Int)?
        for entry in all {
            for name in entry.names.map({ self.words($0) }) where contains(words, name) {
                if name.count > best?.length ?? 0 { best = (entry, name.count) }
            }
        }
        return best?.entry
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "+" }.map(String.init)
    }

    private static func contains(_ words: [String], _ name: [String]) -> Bool {
        guard words.count >= name.count else { return false }
        return (0...(words.count - name.count)).contains { words[$0..<($0 + name.count)].elementsEqual(name) }
    }

    private static let stocks = ["ES", "NQ", "RTY", "YM"]
    private static let stocksAndGold = stocks + ["GC", "ZN", "ZB"]

    package static let all = [
        Entry(names: ["FOMC", "Fed Rate Decision", "Fed Funds Rate"], impact: .high, reach: .everything),
        Entry(names: ["CPI", "Consumer Price Index"], impact: .high, reach: .roots(stocksAndGold)),
        Entry(
            names: [
                "NFP", "Nonfarm Payrolls", "Non-Farm Payrolls", "Employment Situation", "Non-Farm Employment Change",
            ],
            impact: .high, reach: .roots(stocksAndGold)),
        Entry(names: ["PCE", "Personal Income"], impact: .high, reach: .roots(stocksAndGold)),
        Entry(names: ["Fed Minutes", "FOMC Minutes"], impact: .medium, reach: .roots(stocksAndGold)),
        Entry(names: ["PPI", "Producer Price Index"], impact: .medium, reach: .roots(stocksAndGold)),
        Entry(names: ["Jobless Claims", "Initial Claims", "Claims"], impact: .medium, reach: .roots(stocks)),
        Entry(names: ["GDP"], impact: .medium, reach: .roots(stocks)),
        Entry(names: ["ISM Services", "ISM Non-Manufacturing"], impact: .medium, reach: .roots(stocks)),
        Entry(names: ["Retail Sales"], impact: .medium, reach: .roots(stocks)),
        Entry(names: ["ADP"], impact: .medium, reach: .roots(stocks)),
        Entry(names: ["ISM Manufacturing"], impact: .medium, reach: .roots(stocks + ["HG"])),
        Entry(
            names: ["EIA Crude", "EIA Petroleum", "Crude Oil Inventories"], impact: .high, reach: .roots(["CL"])),
        Entry(names: ["OPEC", "OPEC Meeting"], impact: .high, reach: .roots(["CL"])),
        Entry(names: ["OPEC+ Production"], impact: .medium, reach: .roots(["CL"])),
        Entry(
            names: ["EIA NatGas", "EIA Natural Gas", "Natural Gas Storage"], impact: .medium,
            reach: .roots(["NG", "CL"])),
        Entry(names: ["Durable Goods"], impact: .low, reach: .roots(stocks)),
        Entry(names: ["Consumer Confidence"], impact: .low, reach: .roots(stocks)),
        Entry(names: ["Housing Starts"], impact: .low, reach: .roots(stocks)),
        Entry(names: ["Treasury Auction"], impact: .low, reach: .roots(stocks + ["GC", "ZN", "ZB"])),
        Entry(names: ["DXY"], impact: .medium, reach: .groups([.metals, .currencies])),
    ]
}
