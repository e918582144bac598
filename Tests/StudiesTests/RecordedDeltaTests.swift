import Foundation
import Market
import Testing

@testable import Studies

private let recording = ProcessInfo.processInfo.environment["COPILOT_RECORDED_DATA"].map {
    "\($0)/ESH4_1m_true_delta_20231225.csv"
}

/// How well the delta that is estimated from bars agrees with the true one. Recordings are not ours to carry.
@Suite(
    .enabled(
        if: recording.map(FileManager.default.fileExists) == true,
        "set COPILOT_RECORDED_DATA to a folder with a recording of true delta"))
struct RecordedDeltaTests {
    @Test func theEstimateAgreesWithTheTrueDelta() throws {
        let path = try #require(recording)
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
            try $0.split(separator: ",").dropFirst().map { try #require(Double($0)) }
        }
        let estimated = rows.map { row in
            let prices = row.prefix(4).map { Price(ticks: Int(($0 * 4).rounded())) }
            let delta = BarDelta.estimate(
                from: Bar(
                    time: Timestamp(seconds: 0), open: prices[0], high: prices[1], low: prices[2], close: prices[3],
                    volume: Int(row[4])))
            return delta.bought - delta.sold
        }
        let bars = correlation(estimated, rows.map { $0[5] })
        let sums = correlation(running(estimated), running(rows.map { $0[5] }))
        print("estimated against true delta, \(rows.count) bars: r \(bars) a bar, \(sums) cumulative")
        #expect(bars > 0.4 && sums > 0.6)
    }

    private func running(_ values: [Double]) -> [Double] {
        values.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    }

    /// Pearson's.
    private func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let count = Double(a.count)
        let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
        let shared = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let squares = [(a, meanA), (b, meanB)].map { values, mean in
            values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        return shared / (squares[0] * squares[1]).squareRoot()
    }
}
