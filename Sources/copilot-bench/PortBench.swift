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
        let disk = try DiskProbe(folder: folder)
        var syncs = Figures()
        for _ in 0..<100 { syncs.add(milliseconds { disk.sync() }) }
        print(syncs.line("one sync of 4 KiB in \(folder)", unit: "ms"))
        atFullSpeed(number)
        atACalmPace(number, disk)
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

    /// A push every 10 ms, and half-way between two of them a sync of our own: what the disk takes at this pace.
    private func atACalmPace(_ port: Int, _ disk: DiskProbe) {
        guard let sender = PushSender(port: port, account: "Sim101") else { return }
        var pushes = Figures()
        var syncs = Figures()
        var next = Clocks.monotonic()
        for _ in 0..<calm {
            pushes.add(milliseconds { _ = sender.push() })
            Self.sleep(until: next + 5_000_000)
            syncs.add(milliseconds { disk.sync() })
            next += 10_000_000
            Self.sleep(until: next)
        }
        print(pushes.line("one push at 100 a second", unit: "ms"))
        print(syncs.line("one sync at the same pace", unit: "ms"))
    }

    private func milliseconds(_ work: () -> Void) -> Double {
        let begin = Clocks.monotonic()
        work()
        return Double(Clocks.monotonic() - begin) / 1e6
    }

    private static func sleep(until time: Int64) {
        usleep(UInt32(max(0, time - Clocks.monotonic()) / 1_000))
    }
}
