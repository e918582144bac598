/// Spans of time, ascending, that neither touch nor overlap.
package struct TimeSpans: Hashable, Sendable {
    package private(set) var list: [Range<Timestamp>] = []

    package init() {}

    package init(_ spans: some Sequence<Range<Timestamp>>) {
        for span in spans { insert(span) }
    }

    package var isEmpty: Bool { list.isEmpty }

    /// Adds a span; it grows together with those that it touches.
    package mutating func insert(_ span: Range<Timestamp>) {
        guard !span.isEmpty else { return }
        let first = list.firstIndex { $0.upperBound >= span.lowerBound } ?? list.count
        let end = list[first...].firstIndex { $0.lowerBound > span.upperBound } ?? list.count
        let touched = list[first..<end]
        let whole =
            min(
                span.lowerBound, touched.first?.lowerBound ?? span.lowerBound)..<max(
                span.upperBound, touched.last?.upperBound ?? span.upperBound)
        list.replaceSubrange(first..<end, with: [whole])
    }

    package func contains(_ instant: Timestamp) -> Bool { list.contains { $0.contains(instant) } }

    /// What lies in both.
    package func clamped(to span: Range<Timestamp>) -> TimeSpans {
        TimeSpans(list.map { $0.clamped(to: span) })
    }

    /// The parts of a span that none of these covers, oldest first.
    package func missing(in span: Range<Timestamp>) -> [Range<Timestamp>] {
        var missing: [Range<Timestamp>] = []
        var from = span.lowerBound
        for known in clamped(to: span).list {
            if from < known.lowerBound { missing.append(from..<known.lowerBound) }
            from = known.upperBound
        }
        if from < span.upperBound { missing.append(from..<span.upperBound) }
        return missing
    }
}
