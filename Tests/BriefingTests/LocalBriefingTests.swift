import Market
import State
import Studies
import Testing

@testable import Briefing

@Suite struct LocalBriefingTests {
    private func lines(_ kind: Prompt.Kind, _ snapshot: Snapshot) -> [ProseLine] {
        let briefing = LocalBriefing(kind, of: snapshot)
        return Grounding(briefing.sheet).check(Markdown.lines(briefing.text))
    }

    @Test func holdsOnlyWhatTheSnapshotHas() {
        for snapshot in [BriefingMarket.live, BriefingMarket.withPosition, BriefingMarket.simulated] {
            for kind in Prompt.Kind.allCases {
                let verdicts = lines(kind, snapshot).flatMap(\.runs).compactMap(\.verdict)
                #expect(verdicts.count >= 8)
                #expect(verdicts.allSatisfy { !$0.isFlagged })
            }
        }
    }

    @Test func hasTheEightParts() {
        let headings = lines(.morning, BriefingMarket.live).filter { $0.kind == .heading(1) }.map(\.text)
        #expect(headings.map { $0.prefix(1) } == ["1", "2", "3", "4", "5", "6", "7", "8"])
    }

    /// The detail speaks of one contract, and of its open position.
    @Test func tellsMoreOfOneContract() {
        let local = LocalBriefing(.detail, of: BriefingMarket.withPosition, about: "MNQH4")
        #expect(local.text.hasPrefix("- MNQH4 last "))
        #expect(local.text.contains("- MNQH4 above: ") && local.text.contains("- MNQH4 day's plan: "))
        #expect(local.text.contains("- open: long 12 MNQH4 at 16540.13"))
        #expect(!local.text.contains("MESH4"))
        let other = LocalBriefing(.detail, of: BriefingMarket.withPosition, about: "MESH4")
        #expect(other.text.hasPrefix("- MESH4 last ") && !other.text.contains("open: "))
    }

    /// The day's plan goes by another rule than the bias: where it has no side, the text says so and still calls its own.
    @Test func namesWhatTheDaysPlanSaysToItsBias() throws {
        var snapshot = BriefingMarket.live
        let focus = try #require(snapshot.focus)
        let rows = focus.rows.map { row in
            var row = row
            let state = snapshot.instruments[row.slot]
            // Without quality every side is valid; without waves no plan has one.
            snapshot.instruments[row.slot].frames[.fiveMinutes] = nil
            row.card = state.last.map {
                FocusPlan(
                    FocusInputs(price: $0.price, points: state.spec.points($0.price), time: $0.time), spec: state.spec,
                    limits: SizeLimits(accountSize: 50_000, riskBasisPoints: 75), threshold: 0.55)
            }
            return row
        }
        snapshot.focus = FocusList(rows, threshold: focus.threshold, limit: focus.limit, time: focus.time)
        let views = snapshot.instruments.enumerated().compactMap { LocalView($1, slot: $0, snapshot) }
        let valid = views.filter(\.isValid)
        #expect(!valid.isEmpty && valid.allSatisfy { $0.planVerdict(snapshot) == "stands aside" })
        let briefing = LocalBriefing(.morning, of: snapshot)
        #expect(briefing.text.contains("\(valid[0].bias); the day's plan stands aside"))
        #expect(DoNow.sentence([valid[0]], snapshot).hasSuffix("\(valid[0].bias); the day's plan stands aside."))
        let sides = CallReader(briefing.sheet, snapshot).read(lines(.morning, snapshot)).sides
        #expect(Set(sides.map(\.symbol)) == Set(valid.map(\.state.instrument.symbol)))
        for view in views where view.bias != "neutral" {
            let side = BriefingMarket.live.focus?.rows.first { $0.slot == view.slot }?.card?.side ?? 0
            let agrees = side == (view.bias == "long" ? 1 : -1)
            let verdict = view.planVerdict(BriefingMarket.live)
            #expect(verdict == (side == 0 ? "stands aside" : agrees ? "agrees" : "takes the other side"))
        }
    }

    @Test func hasTheCompactForm() throws {
        let lines = lines(.update, BriefingMarket.live)
        #expect(lines.count == 6)
        for line in lines.prefix(4) {
            #expect(line.text.contains(" last ") && line.text.contains("VALID") && line.text.contains(" | Watch "))
        }
        #expect(lines[4].runs.isEmpty)
        #expect(lines[5].text.hasPrefix("DO NOW: "))
        #expect(CompactUpdate.shortened(lines) == lines)
    }

    @Test func watchesTheNextLevelOnItsSide() throws {
        for (slot, state) in BriefingMarket.live.instruments.enumerated() {
            let view = try #require(LocalView(state, slot: slot, BriefingMarket.live))
            let last = try #require(state.last.map { state.spec.points($0.price) })
            let watch = try #require(view.watch)
            guard view.isValid else {
                #expect(watch.name == "VWAP")
                continue
            }
            #expect(view.bias == "long" ? watch.points > last : watch.points < last)
        }
    }

    @Test func saysWhatToDo() {
        #expect(DoNow.sentence([], BriefingMarket.live) == "wait; nothing agrees.")
        #expect(DoNow.sentence([], BriefingMarket.withPosition) == "look after the open position first.")
        #expect(DoNow.sentence([], BriefingMarket.stale).contains("massive are old"))
        var late = BriefingMarket.withPosition
        late.time = BriefingMarket.time.adding(minutes: 60)
        #expect(DoNow.sentence([], late) == "manage what is open; no new entries.")
        late.time = BriefingMarket.time.adding(minutes: 120)
        #expect(DoNow.sentence([], late) == "close what is open; the plan says flat.")
        #expect(LocalBriefing(.update, of: BriefingMarket.empty).text.contains("no prices yet"))
    }

    @Test func shortensWhatIsTooLong() {
        let many = (1...12).map { ProseLine(.text, [ProseRun("line \($0)")]) }
        #expect(CompactUpdate.shortened(many).map(\.text) == many.prefix(8).map(\.text))
        let doNow = ProseLine(.text, [ProseRun("Do now: wait", isStrong: true)])
        #expect(
            CompactUpdate.shortened(many + [doNow]).map(\.text) == many.prefix(6).map(\.text) + ["", "Do now: wait"])
        #expect(CompactUpdate.shortened(Array(many.prefix(8))) == Array(many.prefix(8)))
    }
}
