import JSON
import Testing

@Suite struct JSONErrorTests {
    @Test func tellsThePlace() {
        #expect(JSONError(offset: 3, reason: "a quote is missing").description == "at byte 3: a quote is missing")
    }
}
