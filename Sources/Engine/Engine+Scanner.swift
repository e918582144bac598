import Market
import State
import Studies

extension Engine {
    /// Measures every instrument anew.
    mutating func scan() {
        scanner.rows.removeAll(keepingCapacity: true)
        for slot in books.indices { scanner.rows.append(row(slot)) }
    }

    private func row(_ slot: Int) -> ScannerRow {
        let minute = books[slot].trend.value
        return ScannerRow(
            slot: slot, changePercent: books[slot].changePercent, atr: books[slot].range.value,
            volume: books[slot].lastFiveMinutes?.volume, trend: minute.map { Direction($0.trend) },
            momentum: minute?.slope, isVolumeSurge: minute?.isVolumeSurge ?? false)
    }
}

extension Direction {
    fileprivate init(_ trend: MinuteTrend.Trend) {
        switch trend {
        case .up: self = .up
        case .down: self = .down
        case .flat: self = .flat
        }
    }
}
