import Market

/// What a live feed of Massive is made of.
package struct MassiveConfiguration: Sendable {
    /// The API key; it goes to the vendor's two addresses and nowhere else.
    package var key: String
    /// `https://api.massive.com`
    package var restURL: String
    /// The socket of plans in real time, `wss://socket.massive.com/futures`.
    package var socket: SocketAddress
    /// The socket of plans whose prices come late.
    package var delayedSocket: SocketAddress
    /// What every live feed is told.
    package var live: LiveFeedSettings
    /// Products as the settings know them, to read the vendor's tickers.
    package var specs: ContractSpecs
    package var limits: SocketLimits
    package var patience: MassivePatience
    /// When the schedule was asked for by whoever opens the desk; nil where it was not.
    package var hoursAsked: Timestamp?
    /// What the trader must know of the run's trading hours until the schedule is told anew, as sentences.
    package var hoursNotes: [String] = []

    package init(
        key: String, restURL: String, socket: SocketAddress, delayedSocket: SocketAddress, live: LiveFeedSettings,
        specs: ContractSpecs = .standard, limits: SocketLimits = SocketLimits(),
        patience: MassivePatience = MassivePatience()
    ) {
        self.key = key
        self.restURL = restURL
        self.socket = socket
        self.delayedSocket = delayedSocket
        self.live = live
        self.specs = specs
        self.limits = limits
        self.patience = patience
    }
}

/// How long things are waited for.
package struct MassivePatience: Hashable, Sendable {
    /// The wait after the first lost connection; it doubles.
    package var firstBackOff = Duration.seconds(1)
    /// The longest wait in a session.
    package var longestBackOff = Duration.seconds(5)
    /// After another program took the connection.
    package var afterTaken = Duration.seconds(60)
    /// After the key was refused.
    package var afterRefusal = Duration.seconds(300)
    /// For the greeting and each answer of the dialogue.
    package var answer = Duration.seconds(10)
    /// For a minute's bar after its end, before the clock goes on without it; exchange time.
    package var bar = Duration.seconds(3)
    /// The same while the connection is away.
    package var barWhileAway = Duration.seconds(10)
    /// For the history of all instruments, before those that are there begin.
    package var history = Duration.seconds(20)
    /// For the missing minutes of a gap, before rows of the socket go on.
    package var gap = Duration.seconds(15)
    /// Between two looks for missing or corrected bars of an instrument.
    package var betweenLooks = Duration.seconds(20)
    /// Without any row while the market is open, before the connection is made anew.
    package var silence = Duration.seconds(60)

    package init() {}
}

/// The two clocks that the feed goes by.
package struct MassiveClocks: Sendable {
    /// Nanoseconds of a clock that never goes back; for waits.
    package var monotonic: @Sendable () -> Int64
    /// Exchange time, as far as the machine knows it.
    package var market: @Sendable () -> Timestamp

    package init(monotonic: @escaping @Sendable () -> Int64, market: @escaping @Sendable () -> Timestamp) {
        self.monotonic = monotonic
        self.market = market
    }
}
