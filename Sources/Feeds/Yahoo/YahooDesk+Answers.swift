import Market
import State
import Transport

extension YahooDesk {
    /// Takes what came of a question.
    mutating func take(
        _ answer: Result<HTTPResponse, TransportError>, to question: Question, at now: Timestamp, emit: (Event) -> Void
    ) {
        do throws(YahooError) {
            let response: HTTPResponse
            switch answer {
            case .success(let given): response = given
            case .failure(let error): throw .transport(error)
            }
            switch question.subject {
            case .bars(let slot, let span, let isHole):
                let chart = try Self.chart(response, symbol: tracks[slot].symbol, now: now)
                pace.succeeded()
                trouble = nil
                take(chart, of: slot, span, isHole: isHole, now: now, emit: emit)
            case .cookie:
                guard let given = YahooPass.cookie(response.head) else { throw .crumbWanted }
                cookie = given
            case .crumb(let cookie):
                guard let crumb = YahooPass.crumb(response) else { throw .crumbWanted }
                pass = YahooPass(cookie: cookie, crumb: crumb)
                isPassWanted = false
            }
        } catch {
            fail(error, question, now: now)
        }
        tell(at: now, emit: emit)
    }

    /// Reads an answer, whatever its status.
    static func chart(_ response: HTTPResponse, symbol: String, now: Timestamp) throws(YahooError) -> YahooChart {
        switch response.head.status {
        case 200: return try YahooChart(response.body)
        case 401 where response.body.first == UInt8(ascii: "{"): throw .crumbWanted
        case 404:
            // Only Yahoo's own words speak of the symbol; a gateway's page speaks of nothing.
            do throws(YahooError) { _ = try YahooChart(response.body) } catch .refused { throw .symbolUnknown(symbol) }
            throw .status(404)
        case 429: throw .limited(wait: response.head["Retry-After"].flatMap { RetryAfter.wait($0, now: now) })
        case 400, 422:
            // Says why.
            _ = try YahooChart(response.body)
            throw .status(response.head.status)
        case let status: throw .status(status)
        }
    }

    private mutating func take(
        _ chart: YahooChart, of slot: Int, _ span: Range<Timestamp>, isHole: Bool, now: Timestamp,
        emit: (Event) -> Void
    ) {
        let wanted = tracks[slot].wanted
        let told = YahooContract.instrument(wanted.spec, shortName: chart.shortName, near: NewYork.local(now).date)
        // The month that is kept counts only once an answer of this run has told it.
        if wanted.month == nil, told != tracks[slot].instrument, told.month != nil || !tracks[slot].isAnswered {
            return roll(slot, to: told, now: now, emit: emit)
        }
        let isFresh = tracks[slot].last == nil
        let news = tracks[slot].take(chart, of: span, isHole: isHole, now: now)
        configuration.live.archive.keep(news.kept, of: tracks[slot].series, complete: news.complete, at: now)
        let late = now.adding(minutes: -YahooTrack.patience)
        let closed = news.closed.map { SlotBar(slot: slot, bar: $0) }
        if !closed.isEmpty {
            // Spans that hold late minutes are over: they are made anew.
            let isLate = !isFresh && closed.contains { $0.bar.time.adding(minutes: 1) <= late }
            emit(isLate ? .barsCorrected(closed) : .barsClosed(closed))
        }
        if !news.corrected.isEmpty { emit(.barsCorrected(news.corrected.map { SlotBar(slot: slot, bar: $0) })) }
    }

    /// Yahoo's symbol means another month than before: the desk begins anew with that month's own bars.
    private mutating func roll(_ slot: Int, to instrument: Instrument, now: Timestamp, emit: (Event) -> Void) {
        tracks[slot].become(instrument)
        let bars = begin(slot, now: now)
        tracks[slot].due = now
        emit(.instrumentsListed(tracks.map(\.instrument)))
        if !bars.isEmpty { emit(.barsClosed(bars.map { SlotBar(slot: slot, bar: $0) })) }
    }

    private mutating func fail(_ error: YahooError, _ question: Question, now: Timestamp) {
        switch (error, question.subject) {
        case (.symbolUnknown, .bars(let slot, _, _)):
            tracks[slot].refusal = error.description
            tracks[slot].due = now.adding(minutes: 15)
            return
        case (.refused, .bars(let slot, _, isHole: true)):
            tracks[slot].giveUpHole()
            return
        case (.crumbWanted, .bars(let slot, _, _)):
            let hadPass = pass != nil
            (pass, cookie, isPassWanted) = (nil, nil, true)
            guard hadPass else {
                // Asked for at once the first time.
                tracks[slot].due = now
                return
            }
        case (.crumbWanted, _): cookie = nil
        default: turn += 1
        }
        let wait = pace.failed(error, at: now)
        trouble = Trouble(
            error: error, since: trouble?.since ?? now, nextTry: now.adding(seconds: wait.components.seconds))
        if case .bars(let slot, _, _) = question.subject { tracks[slot].due = now }
    }
}
