import Market

/// Which way the last ten one-minute bars went, how fast, and whether volume jumps. A window, not a recursion: the
/// averages start at the oldest of the ten closes, so that a bar older than ten has no weight.
package struct MinuteTrend: Hashable, Codable, Sendable {
    /// What the last ten bars say.
    package struct Value: Hashable, Sendable {
        /// Up when EMA 5 is more than 0.01 % above EMA 10, down when as much below.
        package var trend: Direction
        /// Mean change a bar over the last five closes, in points.
        package var slope: Double
        /// The last volume is more than twice the mean of the nine before it.
        package var isVolumeSurge: Bool
    }

    package static let window = 10

    private let tick: TickSize
    /// The last ten bars' closes in ticks and their volumes, as rings: `next` is the oldest once they are full.
    private var closes: [Int] = []
    private var volumes: [Int] = []
    private var next = 0

    package init(tick: TickSize) {
        self.tick = tick
        closes.reserveCapacity(Self.window)
        volumes.reserveCapacity(Self.window)
    }

    /// What the last ten closed bars say; nil before there are ten.
    package var value: Value? {
        guard closes.count == Self.window else { return nil }
        var fast = close(0)
        var slow = fast
        for place in 1..<Self.window {
            fast += (close(place) - fast) * (2.0 / 6.0)
            slow += (close(place) - slow) * (2.0 / 11.0)
        }
        let margin = abs(slow) * 0.0001
        let lastVolume = volumes[(next + Self.window - 1) % Self.window]
        let before = volumes.reduce(0, +) - lastVolume
        return Value(
            trend: fast > slow + margin ? .up : fast < slow - margin ? .down : .flat,
            slope: (close(Self.window - 1) - close(Self.window - 5)) * tick.points / 4,
            isVolumeSurge: lastVolume * (Self.window - 1) > 2 * before)
    }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar) {
        if closes.count < Self.window {
            closes.append(bar.close.ticks)
            volumes.append(bar.volume)
            return
        }
        closes[next] = bar.close.ticks
        volumes[next] = bar.volume
        next = next == Self.window - 1 ? 0 : next + 1
    }

    /// What it would say if the forming bar closed as it stands; changes nothing.
    package func preview(with bar: Bar) -> Value? {
        var copy = self
        copy.add(bar)
        return copy.value
    }

    /// A close in ticks; 0 is the oldest.
    private func close(_ place: Int) -> Double { Double(closes[(next + place) % Self.window]) }
}
