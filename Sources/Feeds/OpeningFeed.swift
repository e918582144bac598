import Dispatch
import State
import Synchronization

/// A feed that takes time to make, such as a replay of long recordings: it is made on a thread of its own while the desk
/// already stands. A feed that cannot be made reports its reason and stays silent.
package final class OpeningFeed: Feed {
    private enum Phase {
        case waiting
        /// Being made; commands wait for it.
        case opening([FeedCommand])
        case open(any Feed)
        /// It could not be made.
        case refused
        case stopped
    }

    package let name: String
    package let mode: RunMode
    private let detail: String
    private let make: @Sendable () throws -> any Feed
    private let phase = Mutex(Phase.waiting)
    private let work = DispatchGroup()

    /// - Parameter detail: what is being opened, for the reports.
    package init(name: String, mode: RunMode, detail: String, make: @escaping @Sendable () throws -> any Feed) {
        self.name = name
        self.mode = mode
        self.detail = detail
        self.make = make
    }

    package func start(emit: @escaping @Sendable (Event) -> Void) {
        let isFirst = phase.withLock { phase in
            guard case .waiting = phase else { return false }
            phase = .opening([])
            return true
        }
        guard isFirst else { return }
        emit(.sourceReported(SourceReport(name: name, state: .loading(progress: nil), detail: detail)))
        DispatchQueue.global().async(group: work) { [self] in open(emit) }
    }

    package func perform(_ command: FeedCommand) {
        let feed = phase.withLock { phase -> (any Feed)? in
            switch phase {
            case .open(let feed): return feed
            case .opening(let waiting): phase = .opening(waiting + [command])
            case .waiting, .refused, .stopped: break
            }
            return nil
        }
        feed?.perform(command)
    }

    /// Does not wait for a feed that is still being made, which may take long or for ever: what comes of it is dropped.
    package func stop() {
        let before = phase.withLock { phase in
            defer { phase = .stopped }
            return phase
        }
        switch before {
        case .waiting, .opening, .stopped: break
        case .refused: work.wait()
        case .open(let feed):
            work.wait()
            feed.stop()
        }
    }

    private func open(_ emit: @escaping @Sendable (Event) -> Void) {
        do {
            let feed = try make()
            let commands = phase.withLock { phase -> [FeedCommand]? in
                guard case .opening(let commands) = phase else { return nil }
                phase = .open(feed)
                return commands
            }
            guard let commands else { return }
            feed.start(emit: emit)
            for command in commands { feed.perform(command) }
        } catch {
            let isWanted = phase.withLock { phase in
                guard case .opening = phase else { return false }
                phase = .refused
                return true
            }
            guard isWanted else { return }
            emit(.sourceReported(SourceReport(name: name, state: .failed(reason: "\(error)"), detail: detail)))
        }
    }
}
