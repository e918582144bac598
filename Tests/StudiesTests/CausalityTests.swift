import FoundationEssentials
import Market
import Studies
import Support
import Testing

/// What holds for every study of the list: nothing looks ahead, nothing changes afterwards, and a copy goes on as the
/// original would have.
@Suite struct CausalityTests {
    static let cases = Studies.all.flatMap { kind in StudyMarket.all.map { Case(kind: kind, market: $0) } }

    /// Each study with every parameter at its least, at its most, and with the last of its choices alone.
    static let settings = Studies.all.filter { !$0.parameters.isEmpty }.flatMap { kind in
        let ends = [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude].map { end in
            Dictionary(uniqueKeysWithValues: kind.parameters.map { ($0.name, end) })
        }
        let choices = kind.parameters.filter { if case .choice = $0.domain { true } else { false } }
        let last = Dictionary(uniqueKeysWithValues: choices.map { ($0.name, Double.greatestFiniteMagnitude) })
        return (ends + (last.isEmpty ? [] : [last])).map { Case(kind: kind, market: .jumps, values: $0) }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let kind: StudyKind
        let market: StudyMarket
        var values: [String: Double] = [:]

        var testDescription: String { "\(kind.name), \(market.name)" + (values.isEmpty ? "" : " \(values)") }

        /// The study before its first bar.
        var fresh: any Study { kind.make(StudySetup(spec: market.spec, frame: .oneMinute, values: values)) }
    }

    @Test(arguments: cases + settings) func isTheSameHoweverItIsFed(_ test: Case) throws {
        try check(test.fresh, test)
    }

    private func check<S: Study>(_ fresh: S, _ test: Case) throws {
        var numbers = SeededNumbers(seed: 99)
        let bars = test.market.bars
        let straight = Self.rows(fresh, bars, test.market)
        // Every so often it is saved as a copy or as JSON, shown a bar that never closes, and taken up again.
        var study = fresh
        var saved: (study: S, index: Int)?
        for (index, (bar, day)) in bars.enumerated() {
            if test.market.hasTrades {
                let told = study.row
                for trade in test.market.trades(of: bar) { study.add(trade, day: day) }
                #expect(study.row == told, "nothing of a trade is told before its bar closes")
            }
            if Int.random(in: 0..<40, using: &numbers) == 0 {
                var other = bar
                other.close = other.low
                other.volume = 1
                let before = study
                let preview = study.preview(with: other, day: day)
                #expect(study == before, "preview changes nothing")
                var closed = study
                closed.add(other, day: day)
                #expect(preview == closed.row, "preview tells what the close would bring")
                #expect(study == before, "a copy that goes on leaves the original alone")
            }
            if Int.random(in: 0..<150, using: &numbers) == 0 {
                study = try JSONDecoder().decode(S.self, from: JSONEncoder().encode(study))
            }
            study.add(bar, day: day)
            if Int.random(in: 0..<60, using: &numbers) == 0 { saved = (study, index + 1) }
            guard study.row == straight[index] else {
                Issue.record("bar \(index): \(study.row), not \(straight[index])")
                return
            }
        }
        guard let saved else { return }
        #expect(Self.rows(saved.study, Array(bars[saved.index...]), test.market) == Array(straight[saved.index...]))
    }

    private static func rows<S: Study>(
        _ study: S, _ bars: [(bar: Bar, day: TradingDay)], _ market: StudyMarket
    ) -> [StudyRow] {
        var study = study
        return bars.map {
            for trade in market.trades(of: $0.bar) { study.add(trade, day: $0.day) }
            study.add($0.bar, day: $0.day)
            return study.row
        }
    }

    @Test(arguments: Studies.all.map { Case(kind: $0, market: StudyMarket.all[0]) })
    func whatComesLaterChangesNothing(_ test: Case) {
        let bars = test.market.bars
        let turn = bars.count / 2
        let other = bars.enumerated().map { index, entry in
            var bar = entry.bar
            guard index >= turn else { return entry }
            bar.high = Price(ticks: bar.high.ticks + 400)
            bar.close = bar.high
            return (bar: bar, day: entry.day)
        }
        let first = rows(test.fresh, bars, test.market)
        let second = rows(test.fresh, other, test.market)
        #expect(first[..<turn] == second[..<turn])
    }

    private func rows(
        _ study: any Study, _ bars: [(bar: Bar, day: TradingDay)], _ market: StudyMarket
    ) -> [StudyRow] { Self.rows(study, bars, market) }

    @Test(arguments: cases + settings) func tellsOneSoundValueAField(_ test: Case) {
        var study = test.fresh
        let fields = study.fields
        // Numbers need no look: what is not finite a row tells as absent.
        let checked = fields.indices.filter { fields[$0].unit == .flag || fields[$0].word(0) != nil }
        for (bar, day) in test.market.bars {
            for trade in test.market.trades(of: bar) { study.add(trade, day: day) }
            study.add(bar, day: day)
            let levels = (study as? any LevelStudy)?.levels.live ?? []
            #expect(levels.allSatisfy { $0.low <= $0.high })
            let row = study.row
            guard row.count == fields.count else {
                Issue.record("\(row.count) values for \(fields.count) fields")
                return
            }
            for index in checked {
                guard let value = row[index] else { continue }
                let isSound = fields[index].unit == .flag ? value == 0 || value == 1 : fields[index].word(value) != nil
                if !isSound { Issue.record("\(fields[index].name) \(value)") }
            }
        }
        #expect(study.fields == fields)
    }

    @Test(arguments: Studies.all.map { Case(kind: $0, market: StudyMarket.all[0]) })
    func tellsSomethingOfAPlainMarket(_ test: Case) {
        let bars = SyntheticDays.bars
        var study = test.fresh
        var isKnown = [Bool](repeating: false, count: study.fields.count)
        for (bar, day) in bars {
            study.add(bar, day: day)
            let row = study.row
            for index in isKnown.indices where row[index] != nil { isKnown[index] = true }
        }
        #expect(isKnown.contains(true))
    }

    /// A correction of the last bar: the set goes back to its checkpoint, and is the same as if the first had never come.
    @Test func aCorrectionOfTheLastBarLeavesNoTrace() {
        var set = StudySet(Studies.all.map { $0.make(StudySetup(spec: StudyMarket.equity, frame: .oneMinute)) })
        var plain = set
        for (index, (bar, day)) in StudyMarket.all[0].bars[..<500].enumerated() {
            if index % 7 == 6 {
                let checkpoint = set
                var wrong = bar
                wrong.high = Price(ticks: bar.high.ticks + 40)
                wrong.close = wrong.high
                wrong.volume = bar.volume * 3 + 1
                set.add(wrong, day: day)
                #expect(set.row != checkpoint.row)
                set = checkpoint
            }
            set.add(bar, day: day)
            plain.add(bar, day: day)
            #expect(set.row == plain.row, "bar \(index)")
        }
    }

    /// The state is bounded by the window, so that a bar's cost is.
    @Test(arguments: Studies.all.map { Case(kind: $0, market: StudyMarket.all[0]) })
    func stateDoesNotGrowWithHistory(_ test: Case) throws {
        func size(_ study: any Study) throws -> Int { try JSONEncoder().encode(study).count }
        // Long enough to fill every window, of which the longest are set short: four times the same days, a week apart.
        var study = test.kind.make(
            StudySetup(spec: test.market.spec, frame: .oneMinute, values: ["days": 1, "window": 300]))
        var early = 0
        for round in 0..<4 {
            for (bar, day) in SyntheticDays.bars {
                var later = bar
                later.time = bar.time.adding(minutes: Int64(round) * 7 * 1_440)
                study.add(later, day: TradingDay(day.date.adding(days: round * 7)))
            }
            if round == 1 { early = try size(study) }
        }
        #expect(try size(study) < early * 3 / 2 + 400)
    }

    @Test func namesAreUniqueAndPlain() {
        #expect(Set(Studies.all.map(\.name)).count == Studies.all.count)
        for kind in Studies.all {
            let fields = kind.make(StudySetup(spec: StudyMarket.equity, frame: .oneMinute)).fields.map(\.name)
            #expect(Set(fields).count == fields.count, "\(kind.name)")
            for name in fields + [kind.name] + kind.parameters.map(\.name) {
                #expect(
                    !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") },
                    "\(name)")
            }
            for parameter in kind.parameters {
                #expect(parameter.read(parameter.text(parameter.standard)) == parameter.standard, "\(parameter.name)")
            }
        }
    }

    @Test func aSetIsSavedAndTakenUp() throws {
        var set = StudySet(Studies.all.map { $0.make(StudySetup(spec: StudyMarket.equity, frame: .oneMinute)) })
        let bars = StudyMarket.all[0].bars
        for (bar, day) in bars[..<700] { set.add(bar, day: day) }
        var other = try JSONDecoder().decode(StudySet.self, from: JSONEncoder().encode(set))
        #expect(other.row == set.row && other.columns == set.columns)
        for (bar, day) in bars[700..<900] {
            #expect(set.preview(with: bar, day: day) == other.preview(with: bar, day: day))
            set.add(bar, day: day)
            other.add(bar, day: day)
        }
        #expect(other.row == set.row)
        let profile = try #require(set.first(SessionProfile.self))
        #expect(!profile.nodes.isEmpty && profile == other.first(SessionProfile.self))
        #expect(StudySet([any Study]()).first(SessionProfile.self) == nil)
        #expect(throws: StudiesError.unknownStudy("moon")) {
            try JSONDecoder().decode(StudySet.self, from: Data(#"[{"study":"moon","state":{}}]"#.utf8))
        }
    }
}

/// Nine trading days of five-minute bars.
enum SyntheticDays {
    static let bars: [(bar: Bar, day: TradingDay)] = {
        let calendar = TradingCalendar(group: StudyMarket.equity.group)
        return randomBars(4_000, from: StudyMarket.start, seed: 12).enumerated().compactMap { index, bar in
            var bar = bar
            bar.time = StudyMarket.start.adding(minutes: Int64(index) * 5)
            return calendar.tradingDay(containing: bar.time).map { (bar, $0) }
        }
    }()
}
