import ArgumentParser
import Feeds
import JSON
import Market
import State

/// How fast frames of the live feed are read and worked into minutes.
struct FeedBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Reads frames of trades, quotes and bars: items a second on one core.")

    @Option(help: "Items in a frame.")
    var frame = 50
    @Option(help: "Frames of one run.")
    var frames = 20_000
    @Option(help: "Runs, of which the median is told.")
    var runs = 7

    private enum Mix: String, CaseIterable {
        case minutes = "AM"
        case trades = "T"
        case quotes = "Q"
        case mixed = "mixed (1 AM, 6 T, 3 Q)"
    }

    func run() throws {
        let instruments = try ["ESZ6", "NQZ6", "RTYZ6", "YMZ6", "CLF7", "GCG7"].map { symbol in
            guard let instrument = Instrument(symbol: symbol, near: CivilDate(year: 2026, month: 11, day: 23)) else {
                throw ValidationError("no instrument \(symbol)")
            }
            return instrument
        }
        for mix in Mix.allCases {
            let texts = (0..<64).map { Array(text(mix, instruments, seed: $0).utf8) }
            let distinct = texts.map { WireFrame($0) }
            var rates = Figures()
            var checks = Figures()
            var items = 0
            for _ in 0..<max(1, runs) {
                var work = FrameWork(instruments)
                let clock = ContinuousClock()
                let elapsed = try clock.measure {
                    for index in 0..<max(1, frames) { try work.take(distinct[index % distinct.count]) }
                }.components
                items = work.items
                rates.add(Double(items) / Self.seconds(elapsed))
                let checked = try clock.measure {
                    for index in 0..<max(1, frames) {
                        try JSONCursor.read(texts[index % texts.count]) { (_) throws(JSONError) in }
                    }
                }.components
                checks.add(Double(items) / Self.seconds(checked))
            }
            guard let median = rates.median, let check = checks.median else { continue }
            let (millions, ratio) = (Figures.text(median / 1e6), Figures.text(median / check, decimals: 1))
            print(
                "\(mix.rawValue): \(millions) million items/s p50, \(ratio) times as fast as our reader of any JSON only "
                    + "checks them, \(items) items a run")
        }
    }

    private static func seconds(_ time: (seconds: Int64, attoseconds: Int64)) -> Double {
        Double(time.seconds) + Double(time.attoseconds) / 1e18
    }

    /// A frame as the vendor writes it.
    private func text(_ mix: Mix, _ instruments: [Instrument], seed: Int) -> String {
        var chance = SeededNumbers(seed: UInt64(seed))
        let items = (0..<max(1, frame)).map { index -> String in
            let instrument = instruments[Int(chance.next() % UInt64(instruments.count))]
            let ms = 1_795_446_000_000 + (seed * frame + index) * 7
            let kind: Mix =
                switch mix {
                case .mixed: index % 10 == 0 ? .minutes : index % 10 < 7 ? .trades : .quotes
                default: mix
                }
            let base = 20_000 + Int(chance.next() % 400)
            func price(_ ticks: Int) -> Double { instrument.spec.points(Price(ticks: base + ticks)) }
            let symbol = instrument.symbol
            let size = 1 + Int(chance.next() % 20)
            switch kind {
            case .minutes, .mixed:
                return
                    "{\"ev\":\"AM\",\"sym\":\"\(symbol)\",\"v\":\(size * 97),\"dv\":\(size * 31_415_926).25,"
                    + "\"o\":\(price(0)),\"c\":\(price(3)),\"h\":\(price(9)),\"l\":\(price(-4)),\"n\":\(size * 41),"
                    + "\"s\":\(ms / 60_000 * 60_000),\"e\":\(ms / 60_000 * 60_000 + 60_000)}"
            case .trades:
                return
                    "{\"ev\":\"T\",\"sym\":\"\(symbol)\",\"p\":\(price(0)),\"s\":\(size),\"t\":\(ms),\"q\":\(ms % 9_999_999)}"
            case .quotes:
                return
                    "{\"ev\":\"Q\",\"sym\":\"\(symbol)\",\"bp\":\(price(-1)),\"bs\":\(size),\"bt\":\(ms),\"ap\":\(price(1)),"
                    + "\"as\":\(size + 3),\"at\":\(ms),\"t\":\(ms)}"
            }
        }
        return "[\(items.joined(separator: ","))]"
    }
}

/// Reads frames and builds the forming minute of each instrument from what they hold.
private struct FrameWork {
    private var reader: WireReader
    private var batch = WireBatch()
    private var forming: [Bar?]
    private(set) var items = 0

    init(_ instruments: [Instrument]) {
        reader = WireReader(instruments)
        forming = Array(repeating: nil, count: instruments.count)
    }

    mutating func take(_ frame: WireFrame) throws {
        batch.removeAll()
        try reader.read(frame, into: &batch)
        for row in batch.rows {
            switch row {
            case .trade(let row, _):
                let trade = row.trade
                let start = trade.time.startOfMinute
                if forming[row.slot]?.time == start {
                    forming[row.slot]?.absorb(price: trade.price, size: trade.size)
                } else {
                    forming[row.slot] = Bar(
                        time: start, open: trade.price, high: trade.price, low: trade.price, close: trade.price,
                        volume: trade.size)
                }
            case .minute(let row), .second(let row): forming[row.slot] = row.bar
            }
        }
        items += batch.rows.count + batch.quotes
        guard batch.malformed == 0, batch.foreign == 0 else { throw ValidationError("the frames cannot be read") }
    }
}
