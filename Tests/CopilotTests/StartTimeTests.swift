import Market
import Testing

@testable import copilot

@Suite("Where a replay begins")
struct StartTimeTests {
    @Test(
        arguments: [
            ("2024-01-05T09:52", 1_704_466_320), ("2024-01-05 09:52", 1_704_466_320),
            ("2024-01-05 09:52:30", 1_704_466_350),
            ("2024-01-05T14:52Z", 1_704_466_320), ("2024-07-05T09:52", 1_720_187_520),
        ] as [(String, Int64)])
    func isRead(text: String, seconds: Int64) throws {
        #expect(try StartTime.read(text) == Timestamp(seconds: seconds))
    }

    @Test(arguments: [
        ("", "\"\" is no time."), ("2024-01-05", "\"2024-01-05\" is no time."),
        ("2024-02-30T09:52", "\"2024-02-30\" is no date of the calendar."),
        ("9999-01-05T09:52", "\"9999-01-05\" is no date of the calendar."),
        ("2024-01-05T9:52", "\"9:52\" is no time of day."), ("2024-01-05T24:00", "\"24:00\" is no time of day."),
        ("2024-01-05T09:60", "\"09:60\" is no time of day."),
        ("2024-01-05T09:52+01", "\"09:52+01\" is no time of day."),
    ])
    func badOneGetsASentence(text: String, sentence: String) {
        let trouble = #expect(throws: StartTime.Trouble.self) { try StartTime.read(text) }
        #expect(trouble?.text.hasPrefix(sentence) == true)
        #expect(trouble?.text.hasSuffix("Write 2024-01-05T09:52 for New York, or 2024-01-05T14:52Z for UTC.") == true)
    }
}
