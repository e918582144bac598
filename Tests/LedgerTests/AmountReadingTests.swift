import Ledger
import Market
import Testing

@Suite struct AmountReadingTests {
    @Test(
        arguments: [
            ("622", 62_200), ("607.40", 60_740), ("+607,4", 60_740), ("1,234.50", 123_450), ("1.234,50", 123_450),
            ("-49", -4_900), ("−49.00", -4_900), ("(49.00)", -4_900), ("$5", 500), ("-$5", -500), ("$-5", -500),
            ("12-", -1_200), ("5 USD", 500), ("1 234,5", 123_450), ("1'234.5", 123_450), ("1,234", 123_400),
            ("1,234,567", 123_456_700), (".5", 50), ("0", 0), ("7.", 700), ("12,5", 1_250),
        ] as [(String, Int64)])
    func amounts(_ text: String, _ cents: Int64) {
        #expect(AmountReading.read(text) == .success(Money(dollars: 0, cents: cents)))
    }

    @Test(
        arguments: [
            "", "abc", "1.234", "0,123", "12.345,6.7", "1,23,4", "--", "--5", "1e5", "607.401", "12 34x", "1.2.3", "٣",
        ])
    func noAmounts(_ text: String) {
        guard case .failure(let trouble) = AmountReading.read(text) else {
            Issue.record("\(text) was read as an amount")
            return
        }
        #expect(trouble.text.hasSuffix("."))
    }

    @Test func plainTextReadsBack() {
        for amount in [0, -49.5, 1_204.2, -0.05] {
            #expect(AmountReading.read(dollars(amount).plainText) == .success(dollars(amount)))
        }
        #expect(dollars(-49.5).plainText == "-49.50")
        #expect(dollars(15.625).plainText == "15.625")
    }
}
