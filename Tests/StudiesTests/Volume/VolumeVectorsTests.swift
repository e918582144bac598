import Market
import Studies
import Support
import Testing

/// Volume studies against the numbers of the program this desk follows (`cvd`, `volprofile`), under its parameters, and
/// against an independent reckoning by session (`session`).
///
/// | vector | here | reason |
/// |---|---|---|
/// | cvd: bought, delta, sum, average, slope | equal | with the UTC date as the day and windows that run through |
/// | cvd: continuous sum | equal | `reset` never |
/// | cvd: absorption | equal, one bar apart | 1m bar 1792 trades exactly 1.5 times the mean; whole numbers do not exceed it |
/// | cvd: divergences, bar, prices, sums, strength | equal | closes, ties, across days, `levelStrength` |
/// | cvd: all of it by default | different | day from 18:00 New York; windows begin anew with it; extremes; share of volume |
/// | volprofile: whole, last300, sessions, rolling | equal | `BinnedProfile` |
/// | volprofile: naked | equal | by the padded ranges of later days |
/// | volprofile: by default | different | one row a tick, sessions, two-row value area, naked until traded, no distance |
/// | session: sum, histogram, point of control, both value areas | equal | the defaults |
@Suite struct VolumeVectorsTests {
    @Test(arguments: FlowMarket.allCases) func cumulativeDelta(_ market: FlowMarket) throws {
        var study = CVD(market.setup(["windows": 1]))
        var continuous = CVD(market.setup(["windows": 1, "reset": 1]))
        var absorption = Absorption(market.setup())
        let table = try market.list("cvd")
        #expect(table.count > 80)
        var next = 0
        for (index, bar) in try market.bars().enumerated() {
            study.add(bar, day: bar.dateInUTC)
            continuous.add(bar, day: bar.dateInUTC)
            absorption.add(bar, day: bar.dateInUTC)
            guard next < table.count, try table[next].whole("row") == index else { continue }
            let row = table[next]
            next += 1
            #expect(agree(study.row[1], try row.number("bought")), "bought, row \(index)")
            #expect(agree(study.row[3], try row.number("sum")), "sum, row \(index)")
            #expect(agree(study.row[4], try row.number("average")), "average, row \(index)")
            #expect(agree(study.row[5], row["slope"].flatMap { Double($0) }), "slope, row \(index)")
            #expect(agree(continuous.row[3], try row.number("continuous")), "continuous, row \(index)")
            let side = try row.whole("absorption")
            if market == .oneMinute, index == 1_792 {
                #expect(side == -1 && absorption.row[0] == 0)
            } else {
                #expect((absorption.row[0] ?? 0) == (side == 1 ? 1 : side == -1 ? 2 : 0), "absorption, row \(index)")
            }
        }
        #expect(next == table.count)
    }

    @Test(arguments: FlowMarket.allCases) func divergences(_ market: FlowMarket) throws {
        var study = DeltaDivergence(
            market.setup(["prices": 1, "ties": 1, "reach": 1, "within": 1_000, "apart": 5]))
        var told: [DeltaDivergence.Event] = []
        let bars = try market.bars()
        for bar in bars {
            study.add(bar, day: bar.dateInUTC)
            for event in study.events.suffix(2) where event.confirmedAt == bar.time && !told.contains(event) {
                told.append(event)
            }
        }
        let places = Dictionary(uniqueKeysWithValues: bars.enumerated().map { ($1.time, $0) })
        let table = try market.list("divergences")
        // The source looks at the last 40 bars of so many rows: both swings must lie within, five bars from either end.
        for rows in Set(try table.map { try $0.whole("rows") }) {
            let expected = try table.filter { try $0.whole("rows") == rows }
            let ours = try told.filter {
                try #require(places[$0.firstAt]) >= rows - 35 && #require(places[$0.formedAt]) < rows - 5
            }
            #expect(ours.count == expected.count, "\(rows) rows")
            for (event, row) in zip(ours, expected) {
                #expect(event.isBullish == (try row.flag("bullish")))
                #expect(places[event.formedAt] == (try row.whole("bar")))
                #expect(event.firstPrice.ticks == (try row.whole("price_1")))
                #expect(event.price.ticks == (try row.whole("price_2")))
                #expect(abs(event.firstDelta - (try row.number("sum_1"))) <= 0.01)
                #expect(abs(event.delta - (try row.number("sum_2"))) <= 0.01)
                #expect(abs(try #require(event.levelStrength) - (try row.number("strength"))) <= 0.1)
            }
        }
        #expect(!told.isEmpty)
    }

    @Test(arguments: FlowMarket.allCases) func sessionSumAndProfile(_ market: FlowMarket) throws {
        var sum = CVD(market.setup())
        var two = SessionProfile(market.setup())
        var one = SessionProfile(market.setup(["step": 0]))
        let sums = try market.list("session_sum")
        let profiles = try market.list("profile")
        let bars = try market.bars()
        var seen = 0
        for (index, bar) in bars.enumerated() {
            sum.add(bar, day: bar.session)
            two.add(bar, day: bar.session)
            one.add(bar, day: bar.session)
            if let row = try sums.first(where: { try $0.whole("row") == index }) {
                #expect(agree(sum.row[3], try row.number("sum")), "row \(index)")
            }
            guard index == bars.count - 1 || bars[index + 1].session != bar.session else { continue }
            let row = profiles[seen]
            seen += 1
            #expect(bar.session.date.daysSinceEpoch == Int32(try row.whole("days")))
            let area = try #require(two.area)
            let single = try #require(one.area)
            #expect(two.histogram.range?.lowerBound.ticks == (try row.whole("low")))
            #expect(two.histogram.range?.upperBound.ticks == (try row.whole("high")))
            #expect(agree(two.histogram.total, try row.number("total")))
            #expect(area.control.ticks == (try row.whole("poc")))
            #expect(agree(area.controlVolume, try row.number("poc_volume")))
            #expect(area.high.ticks == (try row.whole("vah_two")))
            #expect(area.low.ticks == (try row.whole("val_two")))
            #expect(single.high.ticks == (try row.whole("vah_one")))
            #expect(single.low.ticks == (try row.whole("val_one")))
            if seen == 1 {
                for row in try market.list("histogram") {
                    #expect(agree(two.histogram.rows[try row.whole("row")], try row.number("volume")))
                }
            }
        }
        #expect(seen == profiles.count)
    }

    @Test(arguments: FlowMarket.allCases) func binnedProfiles(_ market: FlowMarket) throws {
        let bars = try market.bars()
        var finished: [(low: Double, high: Double, control: Double, days: Int)] = []
        for row in try market.list("bins") {
            let key = row["key"] ?? ""
            let part =
                key == "whole"
                ? bars[...]
                : key == "last300"
                    ? bars.suffix(300) : bars.filter { "\($0.dateInUTC.date.daysSinceEpoch)" == key }[...]
            let profile = try #require(BinnedProfile(part, tick: FlowMarket.spec.tick))
            #expect(agree(profile.control, try row.number("poc")), "\(key)")
            #expect(agree(profile.high, try row.number("vah")), "\(key)")
            #expect(agree(profile.low, try row.number("val")), "\(key)")
            #expect(agree(profile.volumes.max(), try row.number("poc_volume")), "\(key)")
            #expect(agree(profile.total, try row.number("total")), "\(key)")
            #expect(profile.highNodes().count == (try row.whole("hvn")), "\(key)")
            #expect(profile.lowNodes().count == (try row.whole("lvn")), "\(key)")
            if let days = Int(key) { finished.append((profile.edges[0], profile.edges[50], profile.control, days)) }
            guard key == "whole" || key == "last300" else { continue }
            for bin in try market.list("bin_volumes") {
                #expect(agree(profile.volumes[try bin.whole("row")], try bin.number(key)), "\(key)")
            }
        }
        let naked = finished.indices.filter { place in
            !finished[(place + 1)...].contains {
                $0.low <= finished[place].control && finished[place].control <= $0.high
            }
        }
        let expected = try market.list("naked")
        let found = naked.map { finished[$0] }.filter { one in
            expected.contains { $0["days"] == "\(one.days)" }
        }
        #expect(found.count == expected.count)
        for row in expected {
            let one = try #require(found.first { "\($0.days)" == row["days"] })
            #expect(abs(one.control - (try row.number("poc"))) <= 1e-5)
        }
    }

    @Test(arguments: FlowMarket.allCases) func rollingBins(_ market: FlowMarket) throws {
        let bars = try market.bars()
        for row in try market.list("rolling") {
            let index = try row.whole("row")
            let profile =
                index < 100
                ? nil : BinnedProfile(bars[(index - 100)..<index], tick: FlowMarket.spec.tick, bins: 30, padding: 0)
            #expect(agree(profile?.control, row["poc"].flatMap { Double($0) }), "row \(index)")
            #expect(agree(profile?.high, row["vah"].flatMap { Double($0) }), "row \(index)")
            #expect(agree(profile?.low, row["val"].flatMap { Double($0) }), "row \(index)")
        }
    }
}
