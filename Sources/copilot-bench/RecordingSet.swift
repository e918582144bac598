import Glibc
import Market
import TerminalDriver

/// Six recordings of one-minute bars in a temporary folder: a seeded random walk on the tick through whole trading days.
struct RecordingSet {
    private let scratch: ScratchFolder
    let files: [String]

    init(days: Int) throws {
        scratch = try ScratchFolder()
        var files: [String] = []
        for (index, root) in ["NQ", "ES", "CL", "GC", "SI", "HG"].enumerated() {
            guard let spec = ContractSpecs.byRoot[root] else { continue }
            let path = "\(scratch.path)/\(root)H4.csv"
            try Self.write(Self.rows(spec, days: days, seed: UInt64(index + 1)), to: path)
            files.append(path)
        }
        self.files = files
    }

    var folder: String { scratch.path }

    func remove() { scratch.remove() }

    private static func rows(_ spec: ContractSpec, days: Int, seed: UInt64) -> String {
        let calendar = spec.calendar
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 2))
        var chance = SeededNumbers(seed: seed)
        var price = 20_000
        var text = "timestamp,open,high,low,close,volume\n"
        for _ in 0..<days {
            let session = calendar.session(of: day)
            var time = session.lowerBound
            while time < session.upperBound {
                let open = price
                price += Int(chance.next() % 9) - 4
                let high = max(open, price) + Int(chance.next() % 4)
                let low = min(open, price) - Int(chance.next() % 4)
                let prices = [open, high, low, price].map { spec.text(Price(ticks: $0), style: .plain) }
                text += "\(iso(time)),\(prices.joined(separator: ",")),\(chance.next() % 900 + 1)\n"
                time = time.adding(minutes: 1)
            }
            day = calendar.nextTradingDay(after: day)
        }
        return text
    }

    private static func iso(_ time: Timestamp) -> String {
        let minutes = time.minutes
        let days = floorDivide(minutes, 1_440)
        let minute = Int(minutes - days * 1_440)
        return "\(CivilDate(daysSinceEpoch: Int32(days)))T\(padded(minute / 60, 2)):\(padded(minute % 60, 2)):00Z"
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw PtySession.PtyError.cannotOpen(errno) }
        fputs(text, file)
        fclose(file)
    }
}
