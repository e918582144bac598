import ArgumentParser
import Market
import Settings
import State

/// `copilot events`: the calendar of economic events, as the desk reads it.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Show the economic events of your events file.",
        discussion: """
            The file is named by the setting events-file, else it is events.csv beside copilot.conf. It holds an event a \
            line: date, time, name, impact (high, medium, low) and symbols, as in
              2026-12-09, 14:00, FOMC
              2026-12-10, 08:30, CPI, high, ES NQ GC
              2026-12-11, 13:30Z, ECB press conference, medium, 6E
            Times are New York's unless they say UTC (13:30Z) or how far from it they are (14:30+01:00). Impact and symbols \
            may be left out where the release is a known one. An iCalendar file (.ics) is read as well.

            JSON is an array with one event on a line: time (UTC), newYork, name, impact and moves: the roots, the groups, \
            or ["everything"].
            """)

    @Option(
        help: ArgumentHelp("First date; today without it.", valueName: "yyyy-mm-dd"), transform: CivilDate.argument)
    var from: CivilDate?
    @Option(help: ArgumentHelp("Last date; all without it.", valueName: "yyyy-mm-dd"), transform: CivilDate.argument)
    var to: CivilDate?
    @OptionGroup var json: JSONOption
    @OptionGroup var file: ConfigOption

    func validate() throws {
        guard let to, to < from ?? .today else { return }
        throw ValidationError("--to \(to) lies before the first date \(from ?? .today); name an earlier --from.")
    }

    func run() throws {
        try reportingTrouble {
            print(try Self.text(.current(config: file.config), from: from ?? .today, to: to, json: json.isJSON))
            return 0
        }
    }

    /// What the command prints, without the last line's end.
    static func text(
        _ around: Surroundings, from: CivilDate, to: CivilDate?, json: Bool
    ) throws(CopilotError) -> String {
        let (settings, faults) = Launch.readSettings(around)
        guard faults.isEmpty else { throw .badSettings(faults) }
        let path = around.eventsFile(settings)
        var known: EconomicEvents?
        do { known = try around.events(settings) } catch {
            throw .badSettings(settings.faults(of: error, namedBy: .eventsFile))
        }
        guard let known else {
            let text =
                "There is no file of events. Make it, or name another with events-file; see copilot events --help."
            throw .badSettings([Fault(text, place: path)])
        }
        let end = to.map { NewYork.instant($0.adding(days: 1), minuteOfDay: 0) } ?? Timestamp(nanoseconds: .max)
        let events = Array(known.events(in: NewYork.instant(from, minuteOfDay: 0)..<end))
        do {
            if json { return try JSONText.lines(events.map(EventDocument.init)) }
        } catch {
            throw .noPicture(reason: "\(error)")
        }
        guard !events.isEmpty else {
            return "No event from \(from)\(to.map { " to \($0)" } ?? " on") among the \(known.list.count) of \(path)."
        }
        let head = ["date", "day", "ET", "impact", "event", "moves"]
        return String(PlainTable.text([head] + events.map(row), left: [0, 1, 2, 3, 4, 5]).dropLast())
    }

    private static func row(_ event: EconomicEvent) -> [String] {
        let local = NewYork.local(event.time)
        let day = "\(local.date.weekday)".prefix(3)
        return [
            local.date.description, day.prefix(1).uppercased() + day.dropFirst(), local.clock, event.impact.rawValue,
            event.name, event.reach.names.joined(separator: " "),
        ]
    }
}

/// One event, as `copilot events --json` writes it.
struct EventDocument: Codable, Equatable {
    /// ISO 8601 in UTC.
    var time: String
    /// `2026-12-10 08:30`
    var newYork: String
    var name: String
    var impact: String
    var moves: [String]

    init(_ event: EconomicEvent) {
        let local = NewYork.local(event.time)
        time = event.time.utcText()
        newYork = "\(local.date) \(local.clock)"
        name = event.name
        impact = event.impact.rawValue
        moves = event.reach.names
    }
}

extension EconomicEvent.Reach {
    /// Roots, groups, or `everything`.
    fileprivate var names: [String] {
        switch self {
        case .everything: ["everything"]
        case .groups(let groups): groups.map(\.rawValue)
        case .roots(let roots): roots
        }
    }
}
