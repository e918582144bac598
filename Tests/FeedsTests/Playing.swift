import Market
import State

@testable import Feeds

/// Drives a player through injected wall time and keeps what it says.
struct Playing<T: Tape> {
    var player: Player<T>
    var wall: Int64 = 1_000_000_000
    private(set) var events: [Event] = []
    /// Wall time of each event.
    private(set) var walls: [Int64] = []

    init(_ player: Player<T>) {
        self.player = player
        var opened = player
        collect { opened.open(at: 1_000_000_000, emit: $0) }
        self.player = opened
        settle()
    }

    /// Lets wall time pass, waking the player whenever it asks for it.
    mutating func run(seconds: Double) {
        let end = wall + Int64(seconds * 1e9)
        while let next = player.nextWake(after: wall), next <= end {
            // At maximum speed a call takes no injected time; a millisecond stands for its work.
            wall = max(next, player.clock.speed == .maximum ? wall + 1_000_000 : wall)
            advance()
        }
        wall = end
    }

    /// Runs what is due without letting wall time pass.
    mutating func settle() {
        while player.catchUp != nil { advance() }
    }

    mutating func send(_ command: FeedCommand) {
        let wall = wall
        var player = player
        collect { player.perform(command, at: wall, emit: $0) }
        self.player = player
        settle()
    }

    /// Runs to the end of the tape, `calls` calls at most.
    mutating func runOut(calls: Int = 1_000_000) {
        var left = calls
        while left > 0, let next = player.nextWake(after: wall) {
            wall = next
            advance()
            left -= 1
        }
    }

    /// The events since the last call.
    mutating func take() -> [Event] {
        defer {
            events = []
            walls = []
        }
        return events
    }

    private mutating func advance() {
        let wall = wall
        var player = player
        collect { player.advance(to: wall, emit: $0) }
        self.player = player
    }

    private mutating func collect(_ body: ((Event) -> Void) -> Void) {
        var new: [Event] = []
        body { new.append($0) }
        walls += Array(repeating: wall, count: new.count)
        events += new
    }
}

extension [Event] {
    var bars: [SlotBar] { flatMap { event -> [SlotBar] in if case .barsClosed(let bars) = event { bars } else { [] } } }
    var trades: [SlotTrade] {
        flatMap { event -> [SlotTrade] in if case .tradesPrinted(let trades) = event { trades } else { [] } }
    }
    var clocks: [Timestamp] { compactMap { if case .clockAdvanced(let time) = $0 { time } else { nil } } }
    var playbacks: [Playback] { compactMap { if case .playbackChanged(let playback) = $0 { playback } else { nil } } }
    var states: [SourceState] {
        compactMap { if case .sourceReported(let report) = $0 { report.state } else { nil } }
    }
    var resets: Int { count { if case .marketReset = $0 { true } else { false } } }
}
