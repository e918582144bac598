import Feeds
import State

/// Hands commands to a feed on a thread of its own. The engine's thread must not wait for a feed, which may itself be
/// waiting for the engine to make room in the queue.
final class FeedCommands: Sendable {
    private struct Line: Sendable {
        var commands: [FeedCommand] = []
        var isClosed = false
    }

    private let line = Monitor(Line())
    private let feed: any Feed

    init(feed: any Feed) { self.feed = feed }

    func send(_ command: FeedCommand) { line.change { $0.commands.append(command) } }

    /// Gives out commands until `close`; the thread's body.
    func run() {
        while let commands = line.wait({ line -> [FeedCommand]? in
            if line.commands.isEmpty { return line.isClosed ? [] : nil }
            defer { line.commands = [] }
            return line.commands
        }), !commands.isEmpty {
            for command in commands { feed.perform(command) }
        }
    }

    /// Lets the thread end after the commands that are already in line.
    func close() { line.change { $0.isClosed = true } }
}
