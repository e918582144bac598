import Machine
import Market
import Settings
import State
import Transport

/// What the reader's thread does: asks each address in its turn, reads files when they change, and tells what is new.
final class NewsDesk: Sendable {
    /// What it is told, by the desk and by the client.
    enum Task: Sendable {
        case filesChanged
        case heard(source: Int, TransferEvent)
        case stop
    }

    /// What is known in all.
    private struct Known {
        var feeds: [NewsFeed]
        var fileEvents: EconomicEvents?
        /// The events file; nil while there is none.
        var fileHealth: NewsSource?
        var http: HTTPClient?
        var toldEvents: EconomicEvents?
    }

    /// Headlines that are told, and how old they may be.
    private static let limit = 60
    private static let longest: Int64 = 36 * 60

    private let setup: NewsReader.Setup
    private let inbox: Monitor<[Task]>
    private let tell: @Sendable (NewsReader.Told) -> Void

    init(
        _ setup: NewsReader.Setup, inbox: Monitor<[Task]>, tell: @escaping @Sendable (NewsReader.Told) -> Void
    ) {
        self.setup = setup
        self.inbox = inbox
        self.tell = tell
    }

    func run() {
        var known = Known(
            feeds: setup.sources.map { NewsFeed($0, everyMinutes: setup.everyMinutes) }, fileEvents: setup.events,
            toldEvents: setup.events)
        defer { known.http?.stop() }
        for index in known.feeds.indices where !known.feeds[index].address.isFile && !setup.asksNetwork {
            known.feeds[index].rest("not asked, for a recorded market knows no news of today")
        }
        readFiles(&known)
        tellAll(&known)
        while true {
            ask(&known)
            let deadline = known.feeds.compactMap(\.nextAsking).min()
            let tasks = inbox.wait(until: deadline) { tasks -> [Task]? in
                guard !tasks.isEmpty else { return nil }
                defer { tasks = [] }
                return tasks
            }
            var hasNews = false
            for task in tasks ?? [] {
                switch task {
                case .filesChanged:
                    readEvents(&known)
                    readFiles(&known)
                    hasNews = true
                case .heard(let source, let event):
                    let news = known.feeds[source].take(event, at: setup.clock())
                    if let complaint = news.complaint { tell(.log(.warn, complaint)) }
                    hasNews = hasNews || news.isEnd
                case .stop: return
                }
            }
            if hasNews { tellAll(&known) }
        }
    }

    // MARK: Asking

    private func ask(_ known: inout Known) {
        let now = Clocks.monotonic()
        for index in known.feeds.indices where known.feeds[index].nextAsking.map({ $0 <= now }) == true {
            if known.http == nil {
                do { known.http = try HTTPClient(trust: setup.trust) } catch {
                    known.feeds[index].fail("\(error)", isPassing: false)
                    continue
                }
            }
            let request = known.feeds[index].ask(agent: setup.agent)
            let inbox = inbox
            known.http?.start(request) { event in inbox.change { $0.append(.heard(source: index, event)) } }
        }
    }

    // MARK: Files

    private func readFiles(_ known: inout Known) {
        for index in known.feeds.indices where known.feeds[index].address.isFile {
            do throws(SettingsError) {
                let text = try TextFile(reading: known.feeds[index].address.text).text
                known.feeds[index].read(Array(text.utf8), at: setup.clock())
            } catch {
                known.feeds[index].fail(error.faults.first?.text ?? "it cannot be read", isPassing: false)
            }
        }
    }

    /// A broken file keeps what was known, and says why.
    private func readEvents(_ known: inout Known) {
        guard Paths.exists(setup.eventsFile) else {
            known.fileEvents = nil
            known.fileHealth = nil
            return
        }
        var health = known.fileHealth ?? NewsSource(name: NewsAddress(setup.eventsFile).name)
        do throws(SettingsError) {
            let events = try EventsFile(reading: setup.eventsFile, specs: setup.specs).events
            known.fileEvents = events
            health.state = .good
            health.items = events.list.count
            health.lastGood = setup.clock()
        } catch {
            let fault = error.faults.first?.description ?? "it cannot be read"
            health.state = .failed("kept as it was: \(fault)")
            tell(.log(.warn, "events kept as they were: \(fault)"))
        }
        known.fileHealth = health
    }

    // MARK: Telling

    private func tellAll(_ known: inout Known) {
        let now = setup.clock()
        var state = NewsState(toldAt: now)
        state.sources = known.feeds.map(\.health) + [known.fileHealth].compactMap { $0 }
        let oldest = known.feeds.flatMap(\.headlines).map(\.time).max()?.adding(minutes: -Self.longest)
        let all = known.feeds.flatMap(\.headlines).filter { $0.time >= oldest ?? $0.time }
        var seen: Set<String> = []
        state.headlines = Array(
            all.sorted { ($1.time, $0.source, $0.title) < ($0.time, $1.source, $1.title) }
                .filter { seen.insert($0.title).inserted }.prefix(Self.limit))
        if !setup.sources.isEmpty || known.fileHealth != nil { tell(.news(state)) }
        let feeds = known.feeds.flatMap(\.events)
        let events =
            known.fileEvents == nil && feeds.isEmpty
            ? nil : EconomicEvents(Array(Set((known.fileEvents?.list ?? []) + feeds)))
        guard events != known.toldEvents else { return }
        known.toldEvents = events
        tell(.events(events))
    }
}
