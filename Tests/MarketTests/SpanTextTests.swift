import Market
import Testing

@Suite struct SpanTextTests {
    @Test(arguments: [
        (-5, "0s", "0s"), (0, "0s", "0s"), (59, "59s", "59s"), (60, "1m00s", "1m"), (252, "4m12s", "4m"),
        (3_599, "59m59s", "59m"), (3_600, "1h00m", "1h00m"), (7_859, "2h10m", "2h10m"),
    ])
    func isWritten(seconds: Int64, exact: String, coarse: String) {
        #expect(SpanText.exact(seconds * Timestamp.second + 999_999_999 * (seconds < 0 ? -1 : 1)) == exact)
        #expect(SpanText.coarse(seconds * Timestamp.second) == coarse)
    }
}
