import Market
import Testing

/// Spans of time that grow together.
@Suite struct TimeSpansTests {
    private func span(_ from: Int64, _ to: Int64) -> Range<Timestamp> {
        Timestamp(seconds: from)..<Timestamp(seconds: to)
    }

    @Test func touchingAndOverlappingSpansBecomeOne() {
        var spans = TimeSpans([span(10, 20), span(40, 50), span(60, 70)])
        spans.insert(span(20, 25))
        #expect(spans.list == [span(10, 25), span(40, 50), span(60, 70)])
        spans.insert(span(24, 65))
        #expect(spans.list == [span(10, 70)])
        spans.insert(span(0, 5))
        spans.insert(span(80, 80))
        #expect(spans.list == [span(0, 5), span(10, 70)], "an empty span is nothing")
    }

    @Test func whatIsMissingLiesBetween() {
        let spans = TimeSpans([span(60, 70), span(10, 20)])
        #expect(spans.missing(in: span(0, 100)) == [span(0, 10), span(20, 60), span(70, 100)])
        #expect(spans.missing(in: span(12, 18)).isEmpty)
        #expect(spans.missing(in: span(15, 65)) == [span(20, 60)])
        #expect(TimeSpans().missing(in: span(1, 2)) == [span(1, 2)])
        #expect(spans.contains(Timestamp(seconds: 10)) && !spans.contains(Timestamp(seconds: 20)))
    }

    @Test func insertionAgreesWithASetOfSeconds() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<200 {
            var spans = TimeSpans()
            var seconds: Set<Int64> = []
            for _ in 0..<8 {
                let from = Int64.random(in: 0..<40, using: &numbers)
                let to = from + Int64.random(in: 0..<9, using: &numbers)
                spans.insert(span(from, to))
                seconds.formUnion(from..<max(from, to))
            }
            #expect(seconds == Set((0..<60).filter { spans.contains(Timestamp(seconds: $0)) }))
            for (earlier, later) in zip(spans.list, spans.list.dropFirst()) {
                #expect(earlier.upperBound < later.lowerBound)
            }
        }
    }
}
