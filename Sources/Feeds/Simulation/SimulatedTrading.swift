import Glibc
import Market
import State

/// Turns the hidden path of a minute into what an exchange would print: a bar, or trades whose aggressors lean the way
/// the price goes.
struct SimulatedTrading: Sendable {
    let slot: Int
    let path: Int
    private let ticksPerPoint: Double
    private let dailyVolume: Double
    private var random: SeededNumbers

    init(slot: Int, spec: ContractSpec, path: Int, seed: UInt64) {
        self.slot = slot
        self.path = path
        ticksPerPoint = Double(spec.tick.denominator) / Double(spec.tick.numerator)
        dailyVolume = SimulatedProduct(spec: spec).dailyVolume
        random = SeededNumbers(seed: seed)
    }

    /// The minute as a bar; nil when nothing traded.
    mutating func bar(minute: Timestamp, path: MarketModel.Path, share: Double, multiplier: Double) -> SlotBar? {
        let volume = volume(path: path, share: share, multiplier: multiplier)
        guard volume > 0 else { return nil }
        var sides = random.next()
        var bar = Bar(
            time: minute, open: price(path.mids[0], isBuy: sides & 1 == 0), high: Price(ticks: .min),
            low: Price(ticks: .max), close: Price(ticks: 0), volume: 0)
        bar.absorb(price: bar.open, size: 0)
        for mid in path.mids.dropFirst() {
            sides >>= 1
            bar.absorb(price: price(mid, isBuy: sides & 1 == 0), size: 0)
        }
        bar.volume = volume
        return SlotBar(slot: slot, bar: bar)
    }

    /// Appends the minute's trades, ascending in time.
    mutating func trades(
        minute: Timestamp, path: MarketModel.Path, share: Double, multiplier: Double, into trades: inout [SlotTrade]
    ) {
        let volume = volume(path: path, share: share, multiplier: multiplier)
        guard volume > 0 else { return }
        let count = min(volume, 900, max(1, Int(2.2 * pow(Double(volume), 0.65))))
        let meanSize = Double(volume) / Double(count)
        // Waiting times of a Poisson stream, scaled so that all trades fall into the minute.
        let waits = (0...count).map { _ in -log(1 - random.uniform()) + 1e-6 }
        let total = waits.reduce(0, +)
        var elapsed = 0.0
        for wait in waits.dropLast() {
            elapsed += wait
            let place = min(elapsed / total, 0.999_999) * Double(MarketModel.steps)
            let step = Int(place)
            let mid = path.mids[step] + (path.mids[step + 1] - path.mids[step]) * (place - Double(step))
            let isBuy = random.uniform() < min(max(0.5 + 0.17 * path.shocks[step], 0.12), 0.88)
            let offset = Int64(place / Double(MarketModel.steps) * Double(Timestamp.minute))
            trades.append(
                SlotTrade(
                    slot: slot,
                    trade: Trade(
                        time: minute.adding(nanoseconds: offset), price: price(mid, isBuy: isBuy),
                        size: size(mean: meanSize), aggressor: isBuy ? .buyer : .seller)))
        }
    }

    /// Contracts of the minute: busier when prices move, never quite the same.
    private mutating func volume(path: MarketModel.Path, share: Double, multiplier: Double) -> Int {
        let activity = (0.55 + 0.45 * min(abs(path.move), 4)) * multiplier
        return Int(dailyVolume * share * activity * exp(0.3 * random.normal()) + random.uniform())
    }

    /// Half a tick above the mid for a buyer, below for a seller, on the tick.
    private func price(_ mid: Double, isBuy: Bool) -> Price {
        Price(ticks: max(1, Int((mid * ticksPerPoint + (isBuy ? 0.5 : -0.5)).rounded())))
    }

    /// Mostly small, one in 40 large.
    private mutating func size(mean: Double) -> Int {
        let draw = -log(1 - random.uniform())
        return max(1, Int((mean * draw * (random.next() % 40 == 0 ? 7 : 0.85)).rounded()))
    }
}
