/// A calendar of economic events, in the order of time. An empty one says that nothing is scheduled, which is not the same
/// as having no calendar: where none is known, hold nil.
package struct EconomicEvents: Hashable, Codable, Sendable {
    package let list: [EconomicEvent]

    package init(_ events: [EconomicEvent]) {
        list = events.sorted { ($0.time, $0.name) < ($1.time, $1.name) }
    }

    /// The events of a stretch of time that move a product.
    package func events(in span: Range<Timestamp>, moving spec: ContractSpec) -> [EconomicEvent] {
        events(in: span).filter { $0.reach.holds(spec) }
    }

    /// The events of a stretch of time.
    package func events(in span: Range<Timestamp>) -> ArraySlice<EconomicEvent> {
        list[place(of: span.lowerBound)..<place(of: span.upperBound)]
    }

    /// The first event at or after an instant that moves a product, with at least so much impact.
    package func next(
        from instant: Timestamp, moving spec: ContractSpec, atLeast impact: EconomicEvent.Impact = .low
    ) -> EconomicEvent? {
        list[place(of: instant)...].first { $0.impact >= impact && $0.reach.holds(spec) }
    }

    /// The index of the first event at or after an instant.
    private func place(of instant: Timestamp) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].time < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
