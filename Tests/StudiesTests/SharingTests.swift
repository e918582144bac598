import FoundationEssentials
import Market
import Studies
import Testing

/// In a set, what several studies rest on runs once. Nobody can tell by the values.
@Suite struct SharingTests {
    private let setup = StudySetup(spec: StudyMarket.equity, frame: .oneMinute)

    @Test(arguments: StudyMarket.all) func aSetTellsWhatItsStudiesTellAlone(_ market: StudyMarket) throws {
        let setup = StudySetup(spec: market.spec, frame: .oneMinute)
        var alone = Studies.all.map { $0.make(setup) }
        var set = StudySet(alone)
        for (index, (bar, day)) in market.bars.prefix(800).enumerated() {
            for trade in market.trades(of: bar) {
                set.add(trade, day: day)
                for place in alone.indices { alone[place].add(trade, day: day) }
            }
            if index % 97 == 50 {
                var preview = StudyRow()
                for study in alone { preview.append(study.preview(with: bar, day: day)) }
                #expect(set.preview(with: bar, day: day) == preview)
            }
            set.add(bar, day: day)
            for place in alone.indices { alone[place].add(bar, day: day) }
            var row = StudyRow()
            for study in alone { row.append(study.row) }
            guard set.row == row else {
                Issue.record("bar \(index)")
                return
            }
            // Each of the studies is saved whole.
            if index % 211 == 200 { set = try JSONDecoder().decode(StudySet.self, from: JSONEncoder().encode(set)) }
        }
        #expect(set.first(SignalQuality.self) == alone.compactMap { $0 as? SignalQuality }.first)
        #expect(set.first(Liquidity.self) == alone.compactMap { $0 as? Liquidity }.first)
    }

    @Test(arguments: StudyMarket.all) func barsThatAreTakenAtOnceTellTheSame(_ market: StudyMarket) {
        let setup = StudySetup(spec: market.spec, frame: .oneMinute)
        var single = StudySet(Studies.all.map { $0.make(setup) })
        var atOnce = single
        var numbers = SeededNumbers(seed: 7)
        var rest = market.bars.prefix(800).map { FrameBars.Closed(bar: $0.bar, day: $0.day) }[...]
        while !rest.isEmpty {
            let bars = Array(rest.prefix(Int.random(in: 1...40, using: &numbers)))
            rest = rest.dropFirst(bars.count)
            // Some tell after each bar, some after the third and every fifth from there, some never.
            let places = Studies.all.indices.map { study in
                bars.indices.filter { study % 3 == 0 || study % 3 == 1 && $0 % 5 == 2 }
            }
            let rows = atOnce.advance(bars, tellingAt: places)
            let told = single.columns.indices.map { column in
                let study = single.owners[column]
                let field = column - (single.owners.firstIndex(of: study) ?? column)
                var values = StudyRow()
                rows.append(study: study, field: field, turns: places[study].count, to: &values)
                return values
            }
            for index in bars.indices {
                single.add(bars[index].bar, day: bars[index].day)
                let row = single.row
                for column in single.columns.indices {
                    guard let turn = places[single.owners[column]].firstIndex(of: index) else { continue }
                    #expect(told[column][turn] == row[column], "\(single.columns[column].name)")
                }
            }
        }
        #expect(atOnce.row == single.row)
        #expect(single.owners.count == single.columns.count && single.owners == single.owners.sorted())
        #expect(Set(single.owners) == Set(0..<Studies.all.count))
    }

    @Test func aStudyWithParametersOfItsOwnSharesNothing() {
        let narrow = StudySetup(
            spec: StudyMarket.equity, frame: .oneMinute, values: ["left": 2, "right": 2, "span": 9])
        // The first of a kind lends, and these are not what the later ones rest on.
        let kinds: [any Study] = [
            Swings(narrow), Swings(setup), MarketStructure(setup), DealingRange(setup), WaveDominance(narrow),
            SignalQuality(setup),
        ]
        var alone = kinds
        var set = StudySet(kinds)
        for (bar, day) in StudyMarket.all[0].bars.prefix(600) {
            set.add(bar, day: day)
            for place in alone.indices { alone[place].add(bar, day: day) }
            var row = StudyRow()
            for study in alone { row.append(study.row) }
            #expect(set.row == row)
        }
    }

    @Test func aSharedFitIsDoneOnce() {
        let kinds: [any Study] = [VolatilityClusters(setup), WaveDominance(setup), SignalQuality(setup)]
        var set = StudySet(kinds)
        var alone = StudySet([SignalQuality(setup)])
        for (bar, day) in StudyMarket.all[0].bars.prefix(200) {
            set.add(bar, day: day)
            alone.add(bar, day: day)
        }
        #expect(set.refits.count == 1 && alone.refits.count == 1)
    }
}
