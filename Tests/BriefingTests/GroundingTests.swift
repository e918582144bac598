import Market
import State
import Testing

@testable import Briefing

@Suite struct GroundingTests {
    private static let near = CivilDate(year: 2024, month: 1, day: 5)
    private static let given: [(symbol: String?, name: String, kind: GivenFact.Kind, text: String)] = [
        ("MNQH4", "last", .price, "16,550.25"), ("MNQH4", "VWAP", .price, "16,540.5"),
        ("MNQH4", "change", .percent, "+0.37%"), ("MNQH4", "R1", .price, "16,612.00"),
        ("MESH4", "last", .price, "4,775.25"), ("MESH4", "change", .percent, "\u{2212}0.24%"),
        ("MGCG4", "last", .price, "2,050.1"), ("ZNH4", "last", .price, "112'165"),
        ("MNQH4", "volume", .number, "1,240"), ("MNQH4", "ATR", .points, "21.75"),
        (nil, "profit", .money, "$205.46"), (nil, "entries until", .clock, "10:00"),
        (nil, "trading day", .date, "2024-01-05"),
    ]

    static let sheet: FactSheet = {
        var sheet = FactSheet()
        sheet.facts = given.map { GivenFact($0.name, symbol: $0.symbol, kind: $0.kind, text: $0.text) }
        sheet.instruments = ["MNQH4", "MESH4", "MGCG4", "ZNH4"].compactMap { Instrument(symbol: $0, near: near) }
        sheet.labels = ["EMA 9", "EMA 21", "ATR 14"]
        return sheet
    }()

    /// The marked figures of a text, as `text:verdict`.
    private func marks(_ text: String) -> [String] {
        Grounding(Self.sheet).check(Markdown.lines(text)).flatMap(\.runs).compactMap { run in
            switch run.verdict {
            case .matched(let fact): "\(run.text):\(fact.symbol ?? "") \(fact.name)"
            case .rounded(let fact): "\(run.text)≈\(fact.symbol ?? "") \(fact.name)"
            case .otherInstrument(let fact): "\(run.text):of \(fact.symbol ?? "")"
            case .quoted(let source): "\(run.text):said by \(source)"
            case .notGiven: "\(run.text):?"
            case nil: nil
            }
        }
    }

    @Test func matchesHoweverItIsWritten() {
        for text in ["16,550.25", "16550.25", "16550.250", "$16,550.25", "**16,550**.25", "`16550.25`", "(16,550.25)"] {
            let marks = marks("MNQ at \(text) holds")
            #expect(marks.allSatisfy { $0.hasSuffix(":MNQH4 last") } && !marks.isEmpty, "\(text): \(marks)")
        }
        #expect(marks("ZN 112'165 or 112.515625") == ["112'165:ZNH4 last", "112.515625:ZNH4 last"])
        #expect(marks("MNQ up 0.37%, MES down 0.24 %") == ["0.37%:MNQH4 change", "0.24 %:MESH4 change"])
        #expect(marks("range 16,540.50-16,550.25 in MNQ") == ["16,540.50:MNQH4 VWAP", "16,550.25:MNQH4 last"])
        #expect(
            marks("Up $205.46 by 10:00 on 2024-01-05") == [
                "$205.46: profit", "10:00: entries until", "2024-01-05: trading day",
            ])
    }

    /// Shortened forms are told apart from exact ones.
    @Test func takesShortFormsForRounded() {
        #expect(marks("MNQ near 16.55k") == ["16.55k≈MNQH4 last"])
        #expect(marks("MNQ near 16.6k, vol 1.24k") == ["16.6k≈MNQH4 last", "1.24k:MNQH4 volume"])
        #expect(marks("MNQ near 17.1k") == ["17.1k:?"])
        #expect(marks("MNQ +0.4%") == ["+0.4%≈MNQH4 change"])
        #expect(marks("MNQ 16,550") == ["16,550:?"])
    }

    @Test func flagsAnotherInstrumentsPrice() {
        #expect(marks("MES at 16,550.25") == ["16,550.25:of MNQH4"])
        #expect(marks("MNQ 16,550.25, MES 16,550.25") == ["16,550.25:MNQH4 last", "16,550.25:of MNQH4"])
        #expect(marks("Gold holds 4,775.25; the S&P 2,050.1") == ["4,775.25:of MESH4", "2,050.1:of MGCG4"])
        #expect(marks("## MES\n\n- stop 16,540.5") == ["16,540.5:of MNQH4"])
        // A product of which nothing was given.
        #expect(marks("CL at 4,775.25") == ["4,775.25:of MESH4"])
        #expect(marks("Silver 2,050.1") == ["2,050.1:of MGCG4"])
    }

    /// However people and models write prices, times, dates and money.
    @Test func knowsTheWaysNumbersAreWritten() {
        for (text, name) in [
            ("112-16'5", "ZNH4 last"), ("112-165", "ZNH4 last"), ("112-16+", "ZNH4 last"), ("112'16+", "ZNH4 last"),
            ("112'16.5", "ZNH4 last"), ("112\u{2019}165", "ZNH4 last"),
        ] {
            #expect(marks("ZN holds \(text), then") == ["\(text):\(name)"], "\(marks("ZN holds \(text), then"))")
        }
        #expect(marks("MNQ 16'550.25") == ["16'550.25:MNQH4 last"])
        #expect(marks("MNQ 16,540.5–16,550.25") == ["16,540.5:MNQH4 VWAP", "16,550.25:MNQH4 last"])
        #expect(marks("MNQ@16,550.25/16,612.00") == ["16,550.25:MNQH4 last", "16,612.00:MNQH4 R1"])
        #expect(marks("MES 4,775.25, then 16,550.25 (MNQ)") == ["4,775.25:MESH4 last", "16,550.25:MNQH4 last"])
        #expect(marks("MES –0.24%") == ["–0.24%:MESH4 change"])
        #expect(marks("by 10:00 AM, 10am") == ["10:00: entries until"])
        #expect(marks("on Jan 5 and 5 January, the 5th") == ["5: trading day", "5: trading day"])
        #expect(marks("21 EMA above EMA(9), ema 21") == [])
        #expect(marks("S&P 500, Russell 2000, 30-year bond") == [])
        #expect(marks("made 205.46 USD, $205.46") == ["205.46: profit", "$205.46: profit"])
        #expect(marks("volume 1.2k") == ["1.2k≈MNQH4 volume"])
    }

    /// What is near the truth in looks only.
    @Test func isNotTakenInByLookalikes() {
        for text in [
            "ZN 112-17", "ZN 112-166", "ZN 112'17+", "ZN 112'16.25", "ZN 112-16'7", "MES 5k", "MES 4.8k",
            "MNQ 16.5k–16.7k",
            "MNQ –0.37%", "10:00 PM", "Jan 6", "15 January", "20 EMA", "EMA(20)", "MNQ $16,550.26", "MNQ 16'550.26",
            "MNQ 16 550.25", "MNQ 16.550,25", "stop at 4.", "target 9", "MNQ 16550s", "1.5R",
        ] {
            let marks = marks(text)
            #expect(!marks.isEmpty && marks.contains { $0.hasSuffix(":?") || $0.contains(":of") }, "\(text): \(marks)")
        }
        #expect(marks("above 2 of 3 levels, stop 5 points away, at 3/3") == [])
    }

    @Test func flagsWrongSigns() {
        #expect(marks("MNQ -0.37%") == ["-0.37%:?"])
        #expect(marks("MES +0.24%") == ["+0.24%:?"])
        #expect(marks("MES −0.24%") == ["−0.24%:MESH4 change"])
        #expect(marks("down $-205.46") == ["$-205.46:?"])
    }

    @Test func countsAndNamesAreNoFigures() {
        for text in [
            "1. First", "2) second", "top 3 assets", "R1, S2 and EMA9 with EMA 9 over EMA 21", "15-minute and 5m bars",
            "ATR 14", "3/3 agree", "MNQH4 leads", "wait 30 minutes", "the 2nd test", "in 90s", "**3.** third",
        ] {
            #expect(marks(text).isEmpty, "\(text): \(marks(text))")
        }
    }

    @Test func flagsWhatNobodyGave() {
        for text in [
            "9999.25", "9876.5", "1234.5", "$77,777", "50", "65%", "09:45", "2024-01-06", "１６５５０", "10050", "16,55",
            "99999999999999999999", "16550.255", "112'16", "1.5x", "7.5", "16550.25.1",
        ] {
            let marks = marks("Watch \(text) now")
            #expect(!marks.isEmpty && marks.contains { $0.hasSuffix(":?") }, "\(text): \(marks)")
        }
    }

    /// The stand-in's invented answer, between true figures.
    @Test func findsThreeInventedPricesAndNoTrueOne() {
        let text = """
            # Morning
            1. **MNQ** holds VWAP 16,540.5 with last 16,550.25 (+0.37%); long above 16,561.75, target R1 16,612.00.
            2. MES 4,775.25 is weak at −0.24%; short below 4,769.50.
            3. Gold 2,050.1: stop 2,041.3.
            """
        let flagged = marks(text).filter { $0.hasSuffix(":?") || $0.contains(":of") }
        #expect(flagged == ["16,561.75:?", "4,769.50:?", "2,041.3:?"])
        #expect(marks(text).count == 10)
    }

    /// Whatever figures stand in a text, each that was given is matched and each that was not is flagged.
    @Test(arguments: 0..<40) func tellsTrueFromInvented(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        var sheet = FactSheet()
        sheet.instruments = Self.sheet.instruments
        var lines: [String] = []
        var expected: [Bool] = []
        for instrument in sheet.instruments {
            let base = 20_000 + chance.below(400_000)
            for step in 0..<6 {
                let price = Price(ticks: base + step * 10)
                let text = instrument.spec.text(price)
                sheet.facts.append(
                    GivenFact("\(step)", symbol: instrument.symbol, kind: .price, text: text, price: price))
                let isTrue = chance.below(2) == 0
                let told = Price(ticks: price.ticks + (isTrue ? 0 : 1 + chance.below(9)))
                let style: NumberStyle = chance.below(2) == 0 ? .screen : .plain
                let words = ["holds \(instrument.symbol) at", "- **\(instrument.root)**", "\(instrument.root):"]
                lines.append("\(words[chance.below(3)]) \(instrument.spec.text(told, style: style)), then")
                expected.append(isTrue)
            }
        }
        let checked = Grounding(sheet).check(Markdown.lines(lines.joined(separator: "\n")))
        #expect(checked.map { $0.runs.compactMap(\.verdict).map { !$0.isFlagged } } == expected.map { [$0] })
    }

    @Test(arguments: 0..<20) func keepsTheText(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        let parts = [
            "16,550.25", "MNQ", " ", "**", "`", "9999", "%", "\n", "- ", "'", "|", "é", "👩‍🚀", "$", "-", ".", ",",
        ]
        let text = (0..<200).map { _ in parts[chance.below(parts.count)] }.joined()
        let lines = Markdown.lines(text)
        #expect(Grounding(Self.sheet).check(lines).map(\.text) == lines.map(\.text))
    }
}
