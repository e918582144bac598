import Ledger
import Market

/// What the user wants of the engine or a feed; what only concerns the screen never leaves the desk.
package enum Intent: Hashable, Sendable {
    /// Run the scanner now, and let the feed try again.
    case refreshNow
    case feed(FeedCommand)
    /// Keep a day of the journal, in place of an earlier entry of the same account and day.
    case saveJournal(JournalEntry)
    case deleteJournal(account: String, day: TradingDay)
    /// Take back the last save or deletion of this run: what stood there before comes back.
    case undoJournal
    /// Keep everything that is being typed, in place of what was kept before: a draft a day of an account, the newest
    /// last; empty when all was saved or thrown away.
    case keepDrafts([JournalDraft])
    /// Write a text now, about one contract or about all.
    case brief(BriefingKind, symbol: String? = nil)
    /// End the text that is being written.
    case cancelBriefing
    /// Switch the live session on or off.
    case briefingSession(Bool)
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
    /// Whether an account holds positions: then quotes are worth their traffic.
    case positionsOpen(Bool)
}

/// What the engine asks the runtime to do.
package enum Effect: Hashable, Sendable {
    case tellFeed(FeedCommand)
    /// Keep these, all or none, and say when everything up to this event's number is kept. May be empty: then only the
    /// order of the answers matters.
    case persist([StoredChange], number: UInt64)
    case keepDrafts([JournalDraft])
    /// What became of the report with this event number.
    case judged(ReportVerdict, number: UInt64)
    /// Write a text from the newest snapshot.
    case brief(BriefingRequest)
    case cancelBriefing
    /// Keep whether the live session is on.
    case keepBriefingSession(Bool)
    /// Keep what came of game plans.
    case keepGrades([CalledPlan])
    /// Say what texts would cost.
    case priceBriefings
    /// Do the fits of a trading day that is over, and tell what came of them.
    case fit(FitRequest)
    /// Keep studies for a later run.
    case keepStudies(StudiesToKeep)
    case log(LogLine.Level, part: String, text: String)
}
