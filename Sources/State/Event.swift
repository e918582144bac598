import Ledger
import Market

/// Everything that can happen. Events come through one queue, are numbered there, and carry their own time, so that a
/// recorded run replays to the same snapshots.
package enum Event: Sendable {
    /// The feed's clock: exchange time has come this far.
    case clockAdvanced(Timestamp)
    /// What will be traded; the index in this list is the slot that bars and trades name. Comes before them.
    case instrumentsListed([Instrument])
    /// Closed one-minute bars, ascending in time, possibly of several instruments.
    case barsClosed([SlotBar])
    /// What earlier runs left of instruments of a live source; comes before any of their bars.
    case historiesRecalled([RecalledHistory])
    /// Closed one-minute bars as their source tells them now, possibly of several instruments: each takes the place of
    /// the settled bar of its minute, fills a gap, or closes a minute that is not settled yet. Without this event no
    /// settled value ever changes.
    case barsCorrected([SlotBar])
    /// Trades, ascending in time, possibly of several instruments.
    case tradesPrinted([SlotTrade])
    /// A replay went back: everything that was built from bars and trades is void, and follows anew.
    case marketReset
    case sourceReported(SourceReport)
    case playbackChanged(Playback)
    /// A bridge told an account's positions. Times here are the machine's; the sender gets its answer when this event's
    /// number is kept.
    case positionsReported(PositionReport, receivedAt: Timestamp)
    case heartbeatReceived(Heartbeat, receivedAt: Timestamp)
    /// What is known of one account, or of all, is void.
    case positionsCleared(account: String?, receivedAt: Timestamp)
    case bridgeFaulted(BridgeFault)
    /// What earlier runs left; comes before any report, and again where a store could not be opened at first and now is.
    case storeOpened(StoredDesk)
    case storeReported(StoreHealth)
    case portReported(PortHealth)
    /// The writer of briefings tells.
    case briefingTold(BriefingNews)
    /// Headlines and how their sources do.
    case newsTold(NewsState)
    /// The calendar of economic events as it is now; nil where there is none any more.
    case eventsKnown(EconomicEvents?)
    /// A worker has done fits that were asked for.
    case fitted(FitAnswer)
    case intentRaised(Intent)
    case logged(LogLine)
    /// Someone waits for a picture of everything before this; changes nothing.
    case pictureAsked
}

/// An event with its place in the run.
package struct NumberedEvent: Sendable {
    package var number: UInt64
    package var event: Event

    package init(number: UInt64, event: Event) {
        self.number = number
        self.event = event
    }
}

/// A closed bar of the instrument in a slot.
package struct SlotBar: Hashable, Sendable {
    package var slot: Int
    package var bar: Bar

    package init(slot: Int, bar: Bar) {
        self.slot = slot
        self.bar = bar
    }
}

/// A trade of the instrument in a slot.
package struct SlotTrade: Hashable, Sendable {
    package var slot: Int
    package var trade: Trade

    package init(slot: Int, trade: Trade) {
        self.slot = slot
        self.trade = trade
    }
}
