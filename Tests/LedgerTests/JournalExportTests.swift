import Ledger
import Market
import Testing

@Suite struct JournalExportTests {
    private let entry = JournalEntry(
        account: "=cmd|'x'", day: Desk.day, gross: dollars(-49.5), net: dollars(-50.45), contracts: 1,
        instruments: "MNQ, MCL", notes: "a \"b\"\n| <i> *c*",
        review: JournalReview(setup: "pullback", isPlanned: false, mistake: "=early"),
        savedAt: Desk.start)

    @Test func csvIsNoFormula() throws {
        #expect(
            try JournalExport.csv.text([entry])
                == "date,account,gross,net,commissions,contracts,instruments,notes,setup,planned,mistake\r\n"
                + "2024-01-08,\"'=cmd|'x'\",-49.50,-50.45,0.95,1,\"MNQ, MCL\",\"a \"\"b\"\"\n| <i> *c*\",pullback,no,\"'=early\"\r\n"
        )
        for formula in ["=1", "+1+1", "-1+2", "@a", "\t=1", "-", "+"] {
            #expect(JournalExport.csvCell(formula).hasPrefix("\"'"))
        }
        #expect(JournalExport.csvCell("-20") == "-20")
    }

    @Test func markdownStaysInItsCell() throws {
        let lines = try JournalExport.markdown.text([entry]).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[2].hasSuffix("| a \"b\"<br>\\| &lt;i> \\*c\\* | pullback | no | =early |"))
    }

    @Test func jsonIsExact() throws {
        let text = try JournalExport.json.text([entry])
        #expect(text.contains("\"net\" : \"-50.45\""))
        #expect(text.contains("\"contracts\" : 1"))
        #expect(text.contains("\"planned\" : false"))
        #expect(try JournalExport.json.text([]) == "[\n\n]\n")
    }
}
