import Market
import State

/// What the feed's mind asks its thread to do.
enum MassiveAction: Sendable {
    case emit(Event)
    case log(LogLine.Level, String)
    /// Ends the connection that stands, if any, and opens a new one.
    case connect(SocketAddress, number: Int)
    case send(String)
    case disconnect
    /// Reads what earlier runs were told of instruments.
    case recall([Instrument], in: Range<Timestamp>)
    /// Keeps minutes for later runs; of the span, where there is one, everything was told.
    case keep([Bar], of: ArchivedSeries, complete: Range<Timestamp>?, at: Timestamp)
    /// Finds the months to trade and what the plan allows.
    case choose([Instrument], on: TradingDay)
    /// Looks at the volumes of months that are near a roll.
    case lookAtRolls([Instrument], on: TradingDay)
    case askMinutes(slot: Int, ticker: String, from: Timestamp, number: Int)
    case askTrades(slot: Int, ticker: String, from: Timestamp, number: Int)
    case askSchedules([ContractSpec], at: Timestamp)
    /// Keeps what was told of the trading hours for later runs.
    case keepHours(VendorHours)
    case limitRequests(Int?)
}

/// What REST and the archive told the feed's mind.
enum MassiveReply: Sendable {
    /// One a slot: the series that was told of last, and what is kept of it.
    case recalled([ArchivedSeries?], [ArchivedBars], [[SavedStudies]])
    case chosen(Result<MassiveChoice, MassiveFault>)
    case rolls(Result<[ContractRoll], MassiveFault>)
    case minutes(slot: Int, number: Int, Result<[BarRow], MassiveFault>)
    case trades(slot: Int, number: Int, Result<[TradeRow], MassiveFault>)
    case schedules(Result<[ScheduleRow], MassiveFault>)
}
