import Market

/// What the user wants of the engine or a feed; what only concerns the screen never leaves the desk.
package enum Intent: Hashable, Sendable {
    /// Run the scanner and the full refresh now, and let the feed try again.
    case refreshNow
    case feed(FeedCommand)
}

/// What a feed can be told.
package enum FeedCommand: Hashable, Sendable {
    case pause
    case resume
    /// Play so many one-minute steps, then stand still.
    case step(Int)
    case setSpeed(PlaybackSpeed)
    /// Go to an instant of the recording, forward or back.
    case jump(Timestamp)
    /// Try again now.
    case retry
}

/// What the engine asks the runtime to do.
package enum Effect: Hashable, Sendable {
    case tellFeed(FeedCommand)
    case log(LogLine.Level, part: String, text: String)
}
