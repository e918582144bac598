import Market
import Testing

@testable import Briefing

@Suite struct ServerEventsTests {
    private static let stream =
        "\u{feff}: comment\r\n\r\ndata: {\"a\":\"Überblick 金 🚀\"}\r\n\r\nevent: x\ndata:no blank\ndata: second\n\n"
        + "id: 7\nretry: 3\ndata\n\rdata: by return\r\revent: nothing\n\ndata: the last, without its blank line"

    private static let expected = [
        ServerEvents.Event(name: nil, data: "{\"a\":\"Überblick 金 🚀\"}"),
        ServerEvents.Event(name: "x", data: "no blank\nsecond"),
        ServerEvents.Event(name: nil, data: ""),
        ServerEvents.Event(name: nil, data: "by return"),
        ServerEvents.Event(name: nil, data: "the last, without its blank line"),
    ]

    @Test func readsTheSameHoweverItIsCut() {
        let bytes = Array(Self.stream.utf8)
        var chance = SeededNumbers(seed: 3)
        for longest in [1, 2, 3, 7, 50, 1_000] {
            var reader = ServerEvents()
            var events: [ServerEvents.Event] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = min(rest.count, 1 + chance.below(longest))
                events += reader.take(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            events += reader.finish()
            #expect(events == Self.expected)
        }
    }

    @Test func leavesOutWhatIsTooLong() {
        var reader = ServerEvents(limit: 10)
        let events = reader.take("data: \(String(repeating: "x", count: 40))\n\ndata: y\n\n".utf8)
        #expect(events == [ServerEvents.Event(name: nil, data: "y")])
        #expect(reader.skipped == 1)
    }
}
