import Machine
import Market

/// Frames of trades and quotes of six instruments, stamped with the machine's time.
struct FrameMaker: Sendable {
    /// The first instrument's price in the first frame, in ticks; well above its history.
    static let base = MarketBars.price(0) + 100

    private let instruments: [Instrument]

    init(_ instruments: [Instrument]) { self.instruments = instruments }

    /// Frame number `index`: trades and quotes three to two; the last item is a trade of the first instrument, whose price
    /// is `index` ticks above the base.
    func frame(_ index: Int, items: Int) -> String {
        let now = Clocks.wall().nanoseconds / 1_000_000
        let rows = (0..<items).map { item -> String in
            let slot = (item + 1) % instruments.count
            if item == items - 1 || slot == 0 { return trade(0, Self.base + index, now, index * items + item) }
            let price = MarketBars.price(slot) + (index + item) % 20
            if item % 5 < 3 { return trade(slot, price, now, index * items + item) }
            return
                "{\"ev\":\"Q\",\"sym\":\"\(instruments[slot])\",\"bp\":\(points(slot, price - 1)),\"bs\":4,\"bt\":\(now),"
                + "\"ap\":\(points(slot, price + 1)),\"as\":7,\"at\":\(now),\"t\":\(now)}"
        }
        return "[\(rows.joined(separator: ","))]"
    }

    private func trade(_ slot: Int, _ ticks: Int, _ now: Int64, _ sequence: Int) -> String {
        "{\"ev\":\"T\",\"sym\":\"\(instruments[slot])\",\"p\":\(points(slot, ticks)),\"s\":2,\"t\":\(now),"
            + "\"q\":\(sequence + 1)}"
    }

    private func points(_ slot: Int, _ ticks: Int) -> Double { instruments[slot].spec.points(Price(ticks: ticks)) }
}
