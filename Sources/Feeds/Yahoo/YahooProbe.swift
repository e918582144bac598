import Market
import Transport

/// One question to Yahoo outside any feed: whether it can be had from here, and what it says.
package struct YahooProbe: Sendable {
    /// What was asked for, with the month that the answer told.
    package let instrument: Instrument
    /// As Yahoo writes it.
    package let symbol: String
    package let host: String
    /// Minutes with all figures.
    package let bars: Int
    /// Start of the newest of them.
    package let newest: Timestamp?
    /// The newest price and when it was traded; nil where the answer tells none.
    package let priceTime: Timestamp?

    /// Longest wait of a desk that only wants to know whether there is an answer; a name that cannot be resolved and a
    /// refused connection are known at once.
    package static let shortest = Duration.milliseconds(1_500)

    /// Asks for the minutes since an instant.
    package static func ask(
        _ instrument: Instrument, of service: YahooService, since: Timestamp, now: Timestamp,
        trust: TrustedCertificates, within patience: Duration
    ) -> Result<YahooProbe, YahooProbeError> {
        do throws(YahooError) {
            let http: HTTPClient
            do { http = try HTTPClient(trust: trust) } catch { throw .transport(error) }
            let symbol = instrument.name(.yahoo)
            var request = service.chart(symbol, since.startOfMinute..<now, turn: 0, pass: nil)
            request.limits = HTTPLimits(connect: patience, firstByte: patience, stall: patience, total: patience)
            let response: HTTPResponse
            switch http.answer(to: request, within: patience + .milliseconds(200)) {
            case .success(let given): response = given
            case .failure(let error): throw .transport(error)
            }
            let chart = try YahooDesk.chart(response, symbol: symbol, now: now)
            let full = chart.rows.filter { $0.prices != nil && $0.time == $0.time.startOfMinute }
            let local = NewYork.local(now).date
            let told = YahooContract.instrument(instrument.spec, shortName: chart.shortName, near: local)
            return .success(
                YahooProbe(
                    instrument: instrument.month == nil ? told : instrument, symbol: symbol, host: service.host(0),
                    bars: full.count, newest: full.last?.time, priceTime: chart.priceTime))
        } catch {
            return .failure(YahooProbeError(error))
        }
    }
}

/// Why a question to Yahoo brought nothing, as part of a sentence.
package struct YahooProbeError: Error, CustomStringConvertible {
    package let description: String
    /// It answered all the same: with its cookie, or with another symbol, the feed can be had.
    package let isAnswer: Bool

    init(_ error: YahooError) {
        description = error.description
        switch error {
        case .crumbWanted, .symbolUnknown: isAnswer = true
        default: isAnswer = false
        }
    }
}
