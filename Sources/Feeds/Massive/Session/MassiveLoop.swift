import Dispatch
import Machine
import Market
import State
import Transport

/// The feed's thread: hands to its mind what came, and does what the mind asks.
struct MassiveLoop: Sendable {
    private let configuration: MassiveConfiguration
    private let clocks: MassiveClocks
    private let mailbox: MassiveMailbox
    private let log: @Sendable (LogLine.Level, String) -> Void
    private let client: MassiveClient
    private let sockets: SocketClient
    private let executor = FetchExecutor()

    init(
        _ configuration: MassiveConfiguration, clocks: MassiveClocks, mailbox: MassiveMailbox,
        log: @escaping @Sendable (LogLine.Level, String) -> Void
    ) throws(TransportError) {
        self.configuration = configuration
        self.clocks = clocks
        self.mailbox = mailbox
        self.log = log
        client = try MassiveClient(base: configuration.restURL, key: configuration.key, trust: configuration.live.trust)
        sockets = SocketClient(trust: configuration.live.trust, limits: configuration.limits)
    }

    private var now: Moment { Moment(monotonic: clocks.monotonic(), market: clocks.market()) }

    /// Returns when it was told to stop.
    func run(emit: (Event) -> Void) {
        let emit: (Event) -> Void = { if !mailbox.isStopped { emit($0) } }
        var market = MassiveMarket(configuration, seed: UInt64(bitPattern: clocks.monotonic()))
        var connection: SocketConnection?
        market.begin(at: now)
        carryOut(&market, &connection, emit)
        while true {
            let mail = mailbox.take(until: market.nextWake(after: now))
            if mail.isStopped { break }
            let now = now
            // In the order in which a connection tells: it opens, brings frames, and ends.
            for (number, event) in mail.events {
                if case .opened = event { market.take(event, number: number, at: now) }
            }
            let frames = mail.frames.filter { $0.number == market.link.number }.map(\.frame)
            if !frames.isEmpty { market.take(frames, at: now) }
            for (number, event) in mail.events {
                if case .closed = event { market.take(event, number: number, at: now) }
            }
            for reply in mail.replies { take(reply, &market, at: now) }
            for command in mail.commands { market.perform(command, at: now) }
            market.requestWait = client.wait
            market.tick(at: now)
            connection?.setReading(true)
            carryOut(&market, &connection, emit)
        }
        connection?.close()
        client.stop()
        sockets.stop()
    }

    private func take(_ reply: MassiveReply, _ market: inout MassiveMarket, at now: Moment) {
        switch reply {
        case .chosen(let result): market.take(result, at: now)
        case .rolls(let result): market.take(result, at: now)
        case .minutes(let slot, let number, let result):
            market.takeMinutes(slot: slot, number: number, result, at: now)
        case .trades(let slot, let number, let result): market.takeTrades(slot: slot, number: number, result, at: now)
        case .recalled(let series, let bars, let studies): market.recall(series, bars, studies, at: now)
        case .schedules(let result): market.take(result, at: now)
        }
    }

    private func carryOut(
        _ market: inout MassiveMarket, _ connection: inout SocketConnection?, _ emit: (Event) -> Void
    ) {
        for action in market.takeActions() {
            switch action {
            case .emit(let event): emit(event)
            case .log(let level, let text): log(level, text)
            case .connect(let address, let number):
                connection?.close()
                connection = open(address, number)
            case .send(let text): connection?.send(text)
            case .disconnect:
                connection?.close()
                connection = nil
            case .recall(let wanted, let span): recall(wanted, span)
            case .keep(let bars, let series, let complete, let knownAt):
                configuration.live.archive.keep(bars, of: series, complete: complete, at: knownAt)
            case .limitRequests(let limit): client.limit(limit)
            case .choose(let current, let day): choose(current, on: day)
            case .lookAtRolls(let current, let day):
                let months = FrontMonths(client: client, specs: configuration.specs)
                let wanted = configuration.live.instruments
                fetch { [mailbox] in
                    mailbox.post(.rolls(.success(try await months.rolls(wanted, current: current, on: day))))
                } failed: { [mailbox] fault in
                    mailbox.post(.rolls(.failure(fault)))
                }
            case .askMinutes(let slot, let ticker, let start, let number):
                ask(.minutes(ticker: ticker, from: start)) { .minutes(slot: slot, number: number, $0) }
            case .askTrades(let slot, let ticker, let start, let number):
                ask(.trades(ticker: ticker, from: start)) { .trades(slot: slot, number: number, $0) }
            case .askSchedules(let products, let time):
                ask(.schedules(of: products, around: time)) { .schedules($0) }
            case .keepHours(let hours): configuration.live.archive.keep(hours)
            }
        }
    }

    private func open(_ address: SocketAddress, _ number: Int) -> SocketConnection {
        let reading = ReadingSwitch()
        let connection = sockets.connect(to: address) { [mailbox] event in
            if !mailbox.post(event, number: number) { reading.stop() }
        }
        reading.connection = connection
        return connection
    }

    /// Reads what earlier runs were told, on a thread that may wait for the disk.
    private func recall(_ wanted: [Instrument], _ span: Range<Timestamp>) {
        let archive = configuration.live.archive
        DispatchQueue.global().async { [mailbox] in
            let known = archive.summaries(of: MassiveMarket.name).map(\.series)
            let series = wanted.map { wanted in
                known.first { $0.instrument == wanted || wanted.month == nil && $0.instrument.spec == wanted.spec }
            }
            mailbox.post(
                .recalled(
                    series, series.map { $0.map { archive.read($0, in: span) } ?? ArchivedBars() },
                    series.map { $0.map(archive.studies) ?? [] }))
        }
    }

    private func choose(_ current: [Instrument], on day: TradingDay) {
        let months = FrontMonths(client: client, specs: configuration.specs)
        let wanted = configuration.live.instruments
        fetch { [mailbox] in
            let choice = try await months.choose(wanted, current: current.isEmpty ? nil : current, on: day)
            mailbox.post(.chosen(.success(choice)))
        } failed: { [mailbox] fault in
            mailbox.post(.chosen(.failure(fault)))
        }
    }

    private func ask<Row: MassiveRow>(
        _ request: MassiveRequest, reply: @escaping @Sendable (Result<[Row], MassiveFault>) -> MassiveReply
    ) {
        fetch { [mailbox, client] in
            let rows: [Row] = try await client.rows(request)
            mailbox.post(reply(.success(rows)))
        } failed: { [mailbox] fault in
            mailbox.post(reply(.failure(fault)))
        }
    }

    /// Nothing in here blocks a thread of the pool.
    private func fetch(
        _ body: @escaping @Sendable () async throws -> Void, failed: @escaping @Sendable (MassiveFault) -> Void
    ) {
        Task(executorPreference: executor) {
            do { try await body() } catch let fault as MassiveFault { failed(fault) } catch {
                failed(.unreachable(.cancelled))
            }
        }
    }
}
