import ArgumentParser
import Engine
import Glibc
import Machine
import Port
import Runtime
import State
import Storage
import Synchronization

/// Pushes through the port into the store and back: as many as go, and how long one takes at a calm pace.
struct PortBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "port", abstract: "Durable pushes a second, and the time of one, through port, engine and store.")

    @Option(help: "Connections at full speed.") var connections = 32
    @Option(help: "Pushes at full speed.") var pushes = 50_000
    @Option(help: "Pushes at 100 a second.") var calm = 500

    func run() throws {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let folder = scratch.path
        let ready = Monitor(false)
        let port = DeskPort(PortConfiguration(port: 0), log: Log(path: nil))
        let runtime = Runtime(
            EngineConfiguration(mode: .live, source: "bench"), feed: BatchFeed(instruments: [], batches: []),
            log: Log(path: nil), storage: StorageSetup(folder: folder),
            onReady: { runtime in
                port.open(runtime)
                ready.change { $0 = true }
            })
        try runtime.start()
        _ = ready.wait { $0 ? true : nil }
        guard let snapshot = runtime.wait(milliseconds: 5_000, for: { $0.port?.addresses.isEmpty == false }),
            let number = snapshot.port?.addresses.first?.split(separator: ":").last.flatMap({ Int($0) })
        else { throw ExitCode(1) }
        print("one sync of 4 KiB in \(folder): \(Figures.text(syncMilliseconds(in: folder))) ms")
        atFullSpeed(number)
        atACalmPace(number)
        if let store = runtime.latest.store {
            print("store: \(store.name), durable \(store.isDurable), kept \(store.kept), waiting \(store.waiting)")
        }
        port.close()
        runtime.stop()
    }

    private func atFullSpeed(_ port: Int) {
        let times = Mutex<[Double]>([])
        let left = Mutex(pushes)
        let bad = Mutex(0)
        let start = Clocks.monotonic()
        let threads = (0..<connections).compactMap { index in
            try? WorkerThread(name: "bench-push") {
                guard let sender = PushSender(port: port, account: "Sim\(index)") else { return }
                var own: [Double] = []
                while left.withLock({ left in
                    left -= 1
                    return left >= 0
                }) {
                    let begin = Clocks.monotonic()
                    if !sender.push() { bad.withLock { $0 += 1 } }
                    own.append(Double(Clocks.monotonic() - begin) / 1e6)
                }
                times.withLock { [own] in $0 += own }
            }
        }
        for thread in threads { thread.join() }
        let seconds = Double(Clocks.monotonic() - start) / 1e9
        var figures = Figures()
        for time in times.withLock({ $0 }) { figures.add(time) }
        print("\(connections) connections: \(Figures.text(Double(figures.count) / seconds, decimals: 0)) pushes/s")
        print(figures.line("one push at full speed", unit: "ms") + "   refused \(bad.withLock { $0 })")
    }

    private func atACalmPace(_ port: Int) {
        guard let sender = PushSender(port: port, account: "Sim101") else { return }
        var figures = Figures()
        for _ in 0..<calm {
            let begin = Clocks.monotonic()
            _ = sender.push()
            let spent = Clocks.monotonic() - begin
            figures.add(Double(spent) / 1e6)
            usleep(UInt32(max(0, 10_000 - spent / 1_000)))
        }
        print(figures.line("one push at 100 a second", unit: "ms"))
    }

    /// The median of what the disk takes to sync a small append.
    private func syncMilliseconds(in folder: String) -> Double? {
        let file = open(folder + "/sync", O_WRONLY | O_CREAT, 0o600)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var figures = Figures()
        let page = [UInt8](repeating: 1, count: 4_096)
        for _ in 0..<100 {
            let begin = Clocks.monotonic()
            _ = write(file, page, page.count)
            fdatasync(file)
            figures.add(Double(Clocks.monotonic() - begin) / 1e6)
        }
        return figures.median
    }
}
