import Market
import Testing

/// Economic events: which there are in a span, and whom they move.
@Suite struct EconomicEventsTests {
    private static let es = ContractSpecs.byRoot["ES"]!
    private static let mcl = ContractSpecs.byRoot["MCL"]!

    private static func event(
        _ hour: Int, _ name: String, _ impact: EconomicEvent.Impact = .high, _ reach: EconomicEvent.Reach = .everything
    ) -> EconomicEvent {
        let time = NewYork.instant(CivilDate(year: 2026, month: 12, day: 10), minuteOfDay: hour * 60)
        return EconomicEvent(time: time, name: name, impact: impact, reach: reach)
    }

    private static let events = EconomicEvents([
        event(14, "late"), event(8, "early"), event(10, "oil", .medium, .roots(["CL"])),
        event(10, "metals", .low, .groups([.metals])),
    ])

    @Test func areInTheOrderOfTime() {
        #expect(Self.events.list.map(\.name) == ["early", "metals", "oil", "late"])
    }

    @Test func aSpanEndsBeforeItsEnd() {
        let times = Self.events.list.map(\.time)
        #expect(Self.events.events(in: times[0]..<times[3]).map(\.name) == ["early", "metals", "oil"])
        #expect(Self.events.events(in: times[0].adding(seconds: 1)..<times[1]).isEmpty)
        #expect(EconomicEvents([]).events(in: times[0]..<times[3]).isEmpty)
    }

    @Test func microsMoveWithTheirFullSize() {
        let day = Self.events.list[0].time..<Self.events.list[3].time
        #expect(Self.events.events(in: day, moving: Self.mcl).map(\.name) == ["early", "oil"])
        #expect(Self.events.events(in: day, moving: Self.es).map(\.name) == ["early"])
        let noon = Self.events.list[2].time
        #expect(Self.events.next(from: noon, moving: Self.mcl)?.name == "oil")
        #expect(Self.events.next(from: noon, moving: Self.mcl, atLeast: .high)?.name == "late")
        #expect(Self.events.next(from: noon.adding(minutes: 500), moving: Self.mcl) == nil)
    }

    @Test(arguments: [
        ("FOMC", "FOMC"), ("FOMC Minutes", "Fed Minutes"), ("US CPI (YoY)", "CPI"), ("core pce price index", "PCE"),
        ("Nonfarm Payrolls", "NFP"), ("ISM Manufacturing PMI", "ISM Manufacturing"),
        ("OPEC+ Production", "OPEC+ Production"),
        ("EIA Crude Oil Inventories", "EIA Crude"), ("Initial Jobless Claims", "Jobless Claims"),
    ])
    func theCatalogueKnowsThemByName(_ text: String, _ usual: String) {
        #expect(EventCatalogue.entry(named: text)?.names.first == usual)
    }

    @Test func theCatalogueKnowsWholeWordsOnly() {
        for text in ["", "unknown", "CPIX", "pceful", "Gross"] { #expect(EventCatalogue.entry(named: text) == nil) }
    }
}
