import ArgumentParser
import Market
import Settings
import State
import Storage

/// `copilot bars`: what is kept of real markets.
struct BarsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bars", abstract: "Show the one-minute bars that are kept of real markets.",
        discussion: """
            Without --csv or --json it shows the series: which contract, of which source, how many bars, from when to \
            when, and how old they are. A root such as MNQ means all its months.

            CSV has one bar on a line: timestamp (UTC, start of the minute), open, high, low, close, volume, symbol, \
            source, revision (how often the source has corrected it) and known_at (when it said so). `copilot replay` \
            plays such a file of one contract. JSON is an array of objects with the same names.
            """)

    @Argument(help: "Contract or root; all of them without it.")
    var symbol: String?
    @Option(
        help: ArgumentHelp("First trading day, or New York time: 2026-11-25, 2026-11-25T09:30.", valueName: "time"))
    var from: String?
    @Option(help: ArgumentHelp("Last trading day, or the time at which to end.", valueName: "time"))
    var to: String?
    @Option(help: ArgumentHelp("Only of this source: massive or yahoo.", valueName: "name"))
    var source: String?
    @Flag(name: .customLong("csv"), help: "Print CSV.")
    var isCSV = false
    @OptionGroup var json: JSONOption
    @OptionGroup var options: SettingOptions

    func validate() throws {
        if isCSV, json.isJSON { throw ValidationError("Name one of --csv and --json.") }
    }

    func run() throws {
        try reportingTrouble {
            print(try text(.current(flags: options.flags, config: options.config)), terminator: "")
            return 0
        }
    }

    /// What the command prints.
    func text(_ around: Surroundings) throws -> String {
        let (settings, faults) = Launch.readSettings(around)
        guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
        let span = try self.span()
        let folder = around.paths(settings).liveData
        let found = BarInspection(folder: folder, specs: settings.specs)
        if let fault = found.faults.first { throw CopilotError.feedRefused(fault) }
        let wanted = try series(among: found.summaries, settings, now: around.now)
        guard isCSV || json.isJSON else { return BarsTable.text(wanted, now: around.now) }
        let store = try BarStore(path: found.path, access: .look, specs: settings.specs) { complain($0) }
        defer { store.finish() }
        let rows = wanted.map(\.series).sorted { ($0.instrument.symbol, $0.source) < ($1.instrument.symbol, $1.source) }
            .flatMap { series in store.read(series, in: span).bars.map { BarRow($0, of: series) } }
        return isCSV ? BarRow.csv(rows) : try JSONText.lines(rows) + "\n"
    }

    private func series(
        among all: [ArchivedSummary], _ settings: ResolvedSettings, now: Timestamp
    ) throws(CopilotError) -> [ArchivedSummary] {
        guard !all.isEmpty else {
            throw .feedRefused("No bars of a real market are kept yet; open the desk on a live feed first.")
        }
        var found = source.map { source in all.filter { $0.series.source == source } } ?? all
        if let symbol {
            let name = InstrumentName(symbol, near: NewYork.local(now).date, specs: settings.specs)
            guard let instrument = name.instrument else { throw .badSettings([Fault("\(name)", place: symbol)]) }
            found = found.filter {
                instrument.month == nil
                    ? $0.series.instrument.root == instrument.root : $0.series.instrument == instrument
            }
        }
        guard !found.isEmpty else {
            let known = Set(all.map { "\($0.series.instrument.symbol) of \($0.series.source)" }).sorted()
            throw .feedRefused("No such bars are kept; there are: \(known.joined(separator: ", ")).")
        }
        return found
    }

    private func span() throws(CopilotError) -> Range<Timestamp> {
        let first = try from.map { text throws(CopilotError) in try Self.instant(text, isEnd: false, "--from") }
        let end = try to.map { text throws(CopilotError) in try Self.instant(text, isEnd: true, "--to") }
        let span = (first ?? Timestamp(seconds: 0), end ?? Timestamp(seconds: 4_102_444_800))
        guard span.0 < span.1 else {
            throw .badSettings([Fault("--to lies before --from; exchange the two.", place: "--to")])
        }
        return span.0..<span.1
    }

    /// A trading day's first instant or the first one after it, or a time.
    private static func instant(_ text: String, isEnd: Bool, _ flag: String) throws(CopilotError) -> Timestamp {
        if let date = CivilDate(iso: text) {
            let session = TradingCalendar(group: .equity).session(of: TradingDay(date))
            return isEnd ? session.upperBound : session.lowerBound
        }
        do { return try StartTime.read(text) } catch { throw .badSettings([Fault(error.text, place: flag)]) }
    }
}
