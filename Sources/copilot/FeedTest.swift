import Feeds
import Market
import Settings
import Transport

/// Asks the sources of real prices, step by step.
struct FeedTest {
    private let around: Surroundings
    private let settings: ResolvedSettings

    /// How long a step may take.
    private static let patience = Duration.seconds(15)

    init(_ around: Surroundings) throws(CopilotError) {
        self.around = around
        let (settings, faults) = Launch.readSettings(around)
        guard faults.isEmpty else { throw .badSettings(faults) }
        self.settings = settings
    }

    /// The steps; it complains where the feed that the desk would open on gives nothing.
    func report() -> DoctorReport {
        var report = DoctorReport()
        report.section("copilot \(Version.text)")
        let usesMassive = settings.feed == .massive || settings.feed == .auto && settings.hasMassiveKey
        massive(&report)
        if settings.feed != .massive { yahoo(isNeeded: !usesMassive && settings.feed != .simulated, &report) }
        if settings.feed == .simulated { report.line("", "the desk opens on the simulated market: it is set so") }
        report.section(report.isWell ? "All is well." : "\(report.complaints) to mend, marked with !")
        return report
    }

    // MARK: Massive

    private func massive(_ report: inout DoctorReport) {
        report.section("Massive")
        guard let key = settings.massiveKeyText else {
            return report.line("key", "not set; put it into MASSIVE_API_KEY or massive-api-key")
        }
        report.line("key", "set, \(settings[.massiveKey].origin.text)")
        guard let instrument = settings.instruments(near: around.now).first else { return }
        let trial = MassiveTrial(
            url: settings.massiveURL, key: key, trust: TrustedCertificates(environment: around.environment),
            patience: Self.patience)
        do throws(MassiveTrial.Refusal) {
            let day = instrument.spec.calendar.tradingDay(atOrAfter: around.now)
            let listed = try trial.contracts(of: instrument.root, on: day)
            report.line("server", "\(settings.massiveURL) answers and takes the key")
            guard let contract = contract(instrument, among: listed, on: day) else {
                return report.complain(
                    "Massive lists no contract of \(instrument.root) for \(day); name another symbol.")
            }
            report.line("contracts", "\(instrument.root): \(listed.count) single ones, \(contract) is asked for")
            let newest = try trial.newestMinutes(of: contract)
            guard let last = newest.last else {
                return report.complain("Massive has no minutes of \(contract) yet; try again while the market is open.")
            }
            report.line("bars", "\(newest.count) minutes, the newest of \(clock(last)) ET")
            report.line("plan", try trial.plan(contract).description)
        } catch {
            report.complain(error.description)
        }
    }

    /// The front month by the usual roll days where it is listed, else the first one that is.
    private func contract(_ instrument: Instrument, among listed: [String], on day: TradingDay) -> String? {
        let month = instrument.month ?? instrument.spec.front(on: day)
        let front = Instrument(spec: instrument.spec, month: month).symbol
        return listed.contains(front) ? front : listed.first
    }

    // MARK: Yahoo

    private func yahoo(isNeeded: Bool, _ report: inout DoctorReport) {
        report.section("Yahoo")
        guard let instrument = settings.instruments(near: around.now).first else { return }
        let service = YahooService(url: settings.yahooURL)
        let answer = YahooProbe.ask(
            instrument, of: service, since: around.now.adding(minutes: -6 * 1_440), now: around.now,
            trust: TrustedCertificates(environment: around.environment), within: Self.patience)
        switch answer {
        case .failure(let error):
            let sentence = "Yahoo gives nothing: \(error)."
            if isNeeded, !error.isAnswer { report.complain(sentence) } else { report.line("server", sentence) }
        case .success(let probe):
            report.line("server", "\(probe.host) answers")
            let month = probe.instrument.month == nil ? ", month not told" : " is \(probe.instrument.symbol)"
            report.line("contract", "\(probe.symbol)\(month)")
            guard let newest = probe.newest else {
                let sentence = "Yahoo has no minutes of \(probe.symbol); name another symbol in `symbols`."
                return isNeeded ? report.complain(sentence) : report.line("bars", sentence)
            }
            let age = SpanText.exact(max(0, around.now - newest))
            report.line("bars", "\(probe.bars) minutes, the newest of \(clock(newest)) ET, \(age) ago")
            report.line("plan", "free; minutes about 10 min late, no trades, no quotes; never values an account")
        }
    }

    private func clock(_ instant: Timestamp) -> String {
        let local = NewYork.local(instant)
        return "\(local.date) \(local.clock)"
    }
}
