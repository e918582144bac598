import ArgumentParser
import Glibc
import Ledger
import Machine
import Market
import State
import Storage

/// Durable pushes through the writer, with one or many senders that each wait for their answer.
struct StoreBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Durable pushes a second, by how many wait at a time; what one waits.")

    @Option(help: "Runs, of which the median counts.") var runs = 5
    @Option(help: "Pushes a run.") var pushes = 5_000
    @Option(help: "Folder on the disk that is to be measured; one in /tmp without it.") var folder: String?

    func run() throws {
        let scratch = try folder == nil ? ScratchFolder() : nil
        defer { scratch?.remove() }
        guard let place = folder ?? scratch?.path else { return }
        print("pushes of two positions into \(place)/copilot.db, each answered when it is on the disk")
        for waiting in [1, 32, 256] {
            var rate = Figures()
            var delay = Figures()
            for _ in 0..<max(1, runs) { rate.add(try measure(place, waiting: waiting, &delay)) }
            print(rate.line("\(waiting) waiting", unit: "pushes/s"))
            print(delay.line("  until answered", unit: "ms"))
        }
        for ending in ["", "-wal", "-shm"] { unlink(place + "/copilot.db" + ending) }
        unlink(place + "/drafts")
    }

    /// Pushes a second.
    private func measure(_ place: String, waiting limit: Int, _ delay: inout Figures) throws -> Double {
        let opened = Monitor(false)
        let waiting = Monitor(0)
        let delays = Monitor<[Double]>([])
        let keeper = try DeskKeeper(StorageSetup(folder: place)) { news in
            if case .opened = news { opened.change { $0 = true } }
        }
        _ = opened.wait { $0 ? true : nil }
        let start = Clocks.monotonic()
        for number in 0..<pushes {
            _ = waiting.wait { count -> Bool? in
                guard count < limit else { return nil }
                count += 1
                return true
            }
            let sent = Clocks.monotonic()
            keeper.keep([.account(account(number))]) { _ in
                delays.change { $0.append(Double(Clocks.monotonic() - sent) / 1e6) }
                waiting.change { $0 -= 1 }
            }
        }
        keeper.finish()
        let seconds = Double(Clocks.monotonic() - start) / 1e9
        for value in delays.read({ $0 }) { delay.add(value) }
        return Double(pushes) / seconds
    }

    private func account(_ number: Int) -> Account {
        let positions = ["MES 03-26", "MGC 04-26"].map {
            ReportedPosition(
                symbol: $0, side: .long, quantity: 1 + number % 5, averagePrice: 5_012.25,
                unrealised: Money(dollars: Int64(number)), changedAt: Timestamp(seconds: Int64(number)))
        }
        let name = "Sim10\(number % 3)"
        let report = PositionReport(account: name, positions: positions, sentAt: Timestamp(seconds: Int64(number)))
        var account = Account(name: name, report: report, reportedAt: Timestamp(seconds: Int64(number)))
        account.positions = positions.map { OpenPosition(reported: $0, openedAt: nil) }
        return account
    }
}
