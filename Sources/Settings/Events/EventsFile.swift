import Canvas
import Market

/// A file of economic events: lines of commas, or an iCalendar (`.ics`).
///
///     # date, time in New York or with its zone, event, impact, symbols
///     2026-12-09, 14:00, FOMC
///     2026-12-10, 08:30, CPI, high, ES NQ GC
///     2026-12-11, 13:30Z, "ECB, press conference", medium, 6E
///
/// Impact is high, medium or low, and may be left out where the release is a known one; so may the symbols. An event of
/// no known kind without symbols moves everything.
package struct EventsFile: Hashable, Sendable {
    package let path: String
    package let events: EconomicEvents

    /// Reads a file's text; throws all faults at once.
    package init(_ file: TextFile, specs: ContractSpecs = .standard) throws(SettingsError) {
        path = file.path
        let isCalendar = file.text.drop { $0.isWhitespace }.uppercased().hasPrefix("BEGIN:VCALENDAR")
        let (events, faults) =
            isCalendar ? EventsCalendar.read(file) : EventsTable(file: file, specs: specs).read()
        guard faults.isEmpty else { throw .faults(faults) }
        self.events = EconomicEvents(events)
    }

    package init(reading path: String, specs: ContractSpecs = .standard) throws(SettingsError) {
        try self.init(TextFile(reading: path), specs: specs)
    }

    /// A name as it may be drawn: one line, blanks made one.
    static func plain(_ text: some StringProtocol) -> String {
        OutsideText.line(String(text)).split(separator: " ").joined(separator: " ")
    }
}

/// Lines of commas.
private struct EventsTable {
    let file: TextFile
    let specs: ContractSpecs

    func read() -> (events: [EconomicEvent], faults: [Fault]) {
        var events: [EconomicEvent] = []
        var faults: [Fault] = []
        let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0.isWhitespace }
            if text.isEmpty || text.hasPrefix("#") || index == 0 && text.lowercased().hasPrefix("date") { continue }
            switch event(Self.cells(text)) {
            case .success(let event): events.append(event)
            case .failure(let trouble): faults.append(Fault(trouble.text, place: file.path, line: index + 1))
            }
        }
        return (events, faults)
    }

    private struct Trouble: Error { var text: String }

    private func event(_ cells: [String]) -> Result<EconomicEvent, Trouble> {
        func fail(_ text: String) -> Result<EconomicEvent, Trouble> { .failure(Trouble(text: text)) }
        guard (3...5).contains(cells.count) else {
            return fail(
                "An event has a date, a time and a name, and may have an impact and symbols: "
                    + "\"2026-12-10, 08:30, CPI, high, ES NQ\". This line has \(cells.count) of them.")
        }
        guard let date = CivilDate(iso: cells[0]) else {
            return fail("\"\(cells[0])\" is no date. Write it as 2026-12-10.")
        }
        guard let time = EventClock.instant(date, cells[1]) else {
            return fail("\"\(cells[1])\" is no time. Write 08:30 for New York, 13:30Z for UTC, or 14:30+01:00.")
        }
        guard !cells[2].isEmpty else { return fail("The event has no name. Write one after its time.") }
        let known = EventCatalogue.entry(named: cells[2])
        let word = cells.count > 3 ? cells[3].lowercased() : ""
        guard let impact = word.isEmpty ? known?.impact : EconomicEvent.Impact(rawValue: word) else {
            return fail(
                word.isEmpty
                    ? "How hard \(cells[2]) hits is not known. Write high, medium or low after its name."
                    : "\"\(cells[3])\" is no impact. Write high, medium or low.")
        }
        let roots = cells.count > 4 ? cells[4].split { $0 == " " || $0 == ";" }.map { $0.uppercased() } : []
        if let unknown = roots.first(where: { specs[$0] == nil }) {
            let near = nearestName(to: unknown, among: specs.list.map(\.root)).map { " Did you mean \($0)?" } ?? ""
            return fail("There is no product \(unknown).\(near) `copilot instruments` lists them.")
        }
        let reach = roots.isEmpty ? known?.reach ?? .everything : .roots(Self.fullSize(roots, specs))
        return .success(EconomicEvent(time: time, name: cells[2], impact: impact, reach: reach))
    }

    /// A micro stands for its full-size product too, and so for every size of it.
    private static func fullSize(_ roots: [String], _ specs: ContractSpecs) -> [String] {
        roots + roots.compactMap { specs[$0]?.fullSizeRoot }
    }

    /// Cells between commas; quotes hold a comma.
    private static func cells(_ line: some StringProtocol) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells.map(EventsFile.plain)
    }
}
