import News
import Runtime
import Settings
import State
import Transport

extension Launch {
    /// The reader of this run's headlines and events.
    func makeNewsReader() -> NewsReader {
        NewsReader(
            NewsReader.Setup(
                sources: news.sources, everyMinutes: settings.newsEvery, eventsFile: news.eventsFile, events: events,
                specs: settings.specs, asksNetwork: plan.mode != .replay, agent: "copilot/\(Version.text)",
                trust: TrustedCertificates(environment: environment)))
    }
}

/// Where headlines and events come from, with paths made whole.
struct NewsPlan: Sendable {
    let sources: [NewsAddress]
    let eventsFile: String

    init(_ settings: ResolvedSettings, _ around: Surroundings) {
        eventsFile = around.eventsFile(settings)
        sources = settings.newsSources.map { text in
            let address = NewsAddress(text)
            return address.isFile ? NewsAddress(Paths.expand(text, home: around.home)) : address
        }
    }
}

extension NewsReader {
    /// Starts to read, tells the engine and the log, and reads files again when they are saved. What is answered ends it.
    func start(telling runtime: Runtime, _ log: Log) throws -> FileWatcher {
        try start { told in
            switch told {
            case .news(let state): runtime.post(.newsTold(state))
            case .events(let events): runtime.post(.eventsKnown(events))
            case .log(let level, let text): log.write(level, part: "news", text)
            }
        }
        let watcher = FileWatcher(paths: files) { [self] _ in filesChanged() }
        if !watcher.isWatching {
            log.write(
                .warn, part: "news", "Files are not watched; events and headlines of files are read at the start only.")
        }
        return watcher
    }
}
