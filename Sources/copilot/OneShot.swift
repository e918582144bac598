import Feeds
import Runtime
import State

/// Runs the engine without a screen until its first complete picture.
struct OneShot {
    let launch: Launch
    /// How long nothing may happen before it gives up.
    var patienceMilliseconds = 30_000

    init(_ launch: Launch) { self.launch = launch }

    func run() throws -> Snapshot {
        if let reason = launch.feedReason { complain(reason) }
        for warning in launch.warnings { complain(warning.description) }
        var engine = launch.engine
        // A single picture pays for nothing, and waits for no text.
        engine.briefing = nil
        let log = launch.makeLog(toFile: false)
        // A single picture keeps nothing.
        let bars = try launch.openBars(keeps: false, log)
        defer { bars?.finish() }
        let feed = try launch.plan.makeFeed(bars ?? MemoryBarArchive()) { log.write($0, part: "feed", $1) }
        let runtime = Runtime(engine, feed: feed, log: log)
        try runtime.start()
        defer { runtime.stop() }
        while true {
            let before = runtime.latest.eventNumber
            if let snapshot = runtime.wait(milliseconds: patienceMilliseconds, for: { isSettled($0) }) {
                if let reason = failure(snapshot) { throw CopilotError.noPicture(reason: reason) }
                return snapshot
            }
            if runtime.latest.eventNumber == before {
                throw CopilotError.noPicture(
                    reason: "the source has been silent for \(patienceMilliseconds / 1_000) s.")
            }
        }
    }

    private func isSettled(_ snapshot: Snapshot) -> Bool {
        failure(snapshot) != nil || isComplete(snapshot)
    }

    /// The source has failed.
    private func failure(_ snapshot: Snapshot) -> String? {
        for source in snapshot.sources {
            if case .failed(let reason) = source.report.state { return reason }
        }
        return nil
    }

    /// History is loaded and the scanner has measured it; a replay at full speed has come to its end.
    private func isComplete(_ snapshot: Snapshot) -> Bool {
        if case .replay(_, let options, _) = launch.plan, options.speed == .maximum, !options.isPaused {
            return snapshot.playback?.hasEnded == true
        }
        let isLoaded = snapshot.sources.allSatisfy { source in
            if case .loading = source.report.state { false } else { true }
        }
        return isLoaded && !snapshot.sources.isEmpty && !snapshot.instruments.isEmpty
            && snapshot.instruments.contains { $0.last != nil } && snapshot.scanner.refreshed != nil
    }
}
