import Ledger
import Market
import State
import Testing

@testable import Briefing

@Suite struct CallReaderTests {
    private let sheet: FactSheet
    private let reader: CallReader

    init() throws {
        sheet = try Prompt(.morning, of: BriefingMarket.live, templates: PromptTemplates()).sheet
        reader = CallReader(sheet, BriefingMarket.live)
    }

    private func read(_ text: String) -> (sides: [SideCall], levels: [LevelCall]) {
        reader.read(Grounding(sheet).check(Markdown.lines(text)))
    }

    /// `MNQH4+` for long, `MESH4-` for short.
    private func sides(_ text: String) -> [String] {
        read(text).sides.map { $0.symbol + ($0.isLong ? "+" : "-") }
    }

    private func text(_ name: String, _ symbol: String = "MNQH4") throws -> String {
        try #require(sheet.facts.first { $0.name == name && $0.symbol == symbol }).text
    }

    @Test func findsWhoIsCalledLongAndShort() {
        #expect(sides("- long: MNQ, MES\n- short: MGC") == ["MNQH4+", "MESH4+", "MGCG4-"])
        #expect(sides("MNQ and MES bullish, MGC short") == ["MNQH4+", "MESH4+", "MGCG4-"])
        #expect(sides("- Nasdaq stays long above VWAP") == ["MNQH4+"])
        #expect(sides("- **MNQH4**\n  - bias: SHORT") == ["MNQH4-"])
        // Both, refused, conditional, in terms of time, or of what is not followed: no call.
        #expect(sides("MNQ long\nMNQ short") == [])
        #expect(sides("MNQ: no longs\nMES long if it holds\n- short: none") == [])
        #expect(sides("MNQ is a long-term asset and short term weak") == [])
        #expect(sides("CL long") == [])
    }

    @Test func readsOnlyPartsThatCall() {
        let text = """
            1. Market bias
               - MNQ long
            5. Risk warnings
               - Account 1: short 2 MES
            8. Signal quality
               - MGC short was poor
            """
        #expect(sides(text) == ["MNQH4+"])
        #expect(sides("# Bias\n- MNQ long\n# Open positions\n- MES short") == ["MNQH4+"])
        // Numbered lines within a part are no parts.
        #expect(sides("# Bias\n1. MNQ long\n2. MES short") == ["MNQH4+", "MESH4-"])
    }

    @Test func takesAPlanOnlyFromFiguresOfTheData() throws {
        let (low, high) = (try text("LOD"), try text("HOD"))
        let state = BriefingMarket.live.instruments[0]
        let last = try #require(state.last?.price)
        let entry = state.spec.text(last, style: .plain)
        let call = try #require(
            read("- MNQH4 long, entry \(entry) to \(entry), stop \(low), target \(high)").sides.first)
        #expect(call.from == last)
        #expect(
            call.plan
                == SideCall.Plan(
                    entryLow: last, entryHigh: last, stop: try #require(state.today?.low),
                    target: try #require(state.today?.high)))
        // A stop that nobody gave, and one on the wrong side.
        #expect(read("- MNQH4 long, entry \(entry), stop 1234.25, target \(high)").sides.first?.plan == nil)
        #expect(read("- MNQH4 short, entry \(entry), stop \(low), target \(high)").sides.first?.plan == nil)
    }

    @Test func takesLevelsThatStay() throws {
        let lines = """
            - MNQH4: PDH \(try text("PDH")), VWAP \(try text("VWAP")), R1 \(try text("R1")), last \(try text("last"))
            - MESH4: PDH \(try text("PDH"))
            """
        let levels = read(lines).levels
        #expect(levels.map(\.name) == ["PDH", "R1"])
        #expect(levels.allSatisfy { $0.symbol == "MNQH4" && $0.margin >= LevelCall.near })
        // Five-minute ranges of the market are known, so the margin is half of one.
        let range = try #require(BriefingMarket.live.scanner.rows[0].atr)
        #expect(levels[0].margin == max(2, Int((range / 0.25).rounded()) / 2))
    }

    /// What the desk writes by itself is held to the same.
    @Test func readsTheDesksOwnPlan() throws {
        let local = LocalBriefing(.morning, of: BriefingMarket.live)
        let lines = Grounding(local.sheet).check(Markdown.lines(local.text))
        let text = BriefingText(
            request: BriefingRequest(number: 1, kind: .morning, askedAt: BriefingMarket.time, cause: "at the start"),
            model: nil, lines: lines)
        let plan = CallReader(local.sheet, BriefingMarket.live).plan(text, world: "live")
        let views = BriefingMarket.live.instruments.enumerated().compactMap {
            LocalView($1, slot: $0, BriefingMarket.live)
        }
        let valid = views.filter(\.isValid)
        #expect(Set(plan.sides.map(\.symbol)) == Set(valid.map(\.state.instrument.symbol)))
        #expect(
            plan.sides.allSatisfy { call in
                valid.contains { $0.state.instrument.symbol == call.symbol && ($0.bias == "long") == call.isLong }
            })
        #expect(!plan.levels.isEmpty && plan.figures > 10 && plan.flagged == 0)
        #expect(plan.day.description == "2024-01-05" && plan.writer == nil && !plan.isGraded)
    }
}
