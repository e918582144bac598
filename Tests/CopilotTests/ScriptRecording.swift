import Feeds
import Market
import Support

/// A small market of two instruments and two trading days, written as recordings: the 4th and the 5th of January 2024,
/// a Thursday and a Friday.
struct ScriptRecording {
    /// In the order of the slots.
    let files: [String]

    /// Where scripts begin: 09:52 in New York on the Friday, the replay paused.
    static let start = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 592)
    static let startText = "2024-01-05T09:52"

    init(in folder: Folder) throws {
        files = [
            try folder.write("NQH4.csv", Self.text(seed: 1, price: 66_000)),
            try folder.write("ESH4.csv", Self.text(seed: 2, price: 19_000)),
        ]
    }

    var recordings: [RecordingFile] { files.map { RecordingFile(path: $0) } }

    /// Two sessions from 18:00 to 17:00, in quarters of a point as both instruments trade.
    private static func text(seed: UInt64, price: Int) -> String {
        var lines = ["timestamp,open,high,low,close,volume"]
        for day in 3...4 {
            let evening = NewYork.instant(CivilDate(year: 2024, month: 1, day: day), minuteOfDay: 18 * 60)
            for bar in randomBars(1_380, from: evening, seed: seed + UInt64(day), price: price) {
                let prices = [bar.open, bar.high, bar.low, bar.close].map(quarters).joined(separator: ",")
                lines.append("\(bar.time.utcText()),\(prices),\(bar.volume)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quarters(_ price: Price) -> String {
        "\(price.ticks / 4).\(["00", "25", "50", "75"][price.ticks % 4])"
    }
}
