import Market

/// Events of an iCalendar file (RFC 5545): `SUMMARY` and `DTSTART` of each `VEVENT`. What lasts whole days has no time and
/// is left out. Impact and symbols come from the catalogue; what it does not know is of low impact and moves everything.
package enum EventsCalendar {
    /// Events that can be read, and a fault for each that cannot.
    package static func read(_ file: TextFile) -> (events: [EconomicEvent], faults: [Fault]) {
        var events: [EconomicEvent] = []
        var faults: [Fault] = []
        var name: String?
        var start: (text: Substring, line: Int)?
        var isCancelled = false
        for (line, text) in unfolded(file.text) {
            let (key, value) = parts(text)
            switch key.split(separator: ";").first?.uppercased() ?? "" {
            case "BEGIN" where value.uppercased() == "VEVENT": (name, start, isCancelled) = (nil, nil, false)
            case "STATUS": isCancelled = value.uppercased() == "CANCELLED"
            case "SUMMARY": name = EventsFile.plain(value.replacing("\\,", with: ",").replacing("\\;", with: ";"))
            case "DTSTART": start = (text[...], line)
            case "END" where value.uppercased() == "VEVENT" && !isCancelled:
                guard let start, let name, !name.isEmpty else {
                    let text = "The event that ends here has no SUMMARY or no DTSTART. Add them, or remove it."
                    faults.append(Fault(text, place: file.path, line: line))
                    continue
                }
                let (key, value) = parts(String(start.text))
                if key.uppercased().contains("VALUE=DATE"), !value.contains("T") { continue }
                guard let time = instant(value, key) else {
                    let text =
                        "\"\(EventsFile.plain(start.text))\" is no start that can be read. Give it in UTC (…Z) or with "
                        + "a TZID of the United States, such as TZID=America/New_York."
                    faults.append(Fault(text, place: file.path, line: start.line))
                    continue
                }
                let known = EventCatalogue.entry(named: name)
                events.append(
                    EconomicEvent(
                        time: time, name: name, impact: known?.impact ?? .low, reach: known?.reach ?? .everything))
            default: break
            }
        }
        return (events, faults)
    }

    /// Lines with those that begin with a space joined to the one before, each with its number from 1.
    private static func unfolded(_ text: String) -> [(line: Int, text: String)] {
        var lines: [(line: Int, text: String)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].text += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }

    private static func parts(_ line: String) -> (key: Substring, value: Substring) {
        guard let colon = line.firstIndex(of: ":") else { return (line[...], "") }
        return (line[..<colon], line[line.index(after: colon)...])
    }

    /// `20261210T133000Z`; without a zone in New York, with a `TZID` there.
    private static func instant(_ value: Substring, _ key: Substring) -> Timestamp? {
        let isUTC = value.hasSuffix("Z")
        let halves = (isUTC ? value.dropLast() : value).split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].count == 8, halves[1].count == 6 || halves[1].count == 4 else { return nil }
        let (year, rest) = (halves[0].prefix(4), halves[0].dropFirst(4))
        guard let date = CivilDate(iso: "\(year)-\(rest.prefix(2))-\(rest.suffix(2))"),
            let hour = Int(halves[1].prefix(2)), let minute = Int(halves[1].dropFirst(2).prefix(2)),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        if isUTC { return EventClock.utc(date, hour * 60 + minute) }
        let zone = key.split(separator: ";").first { $0.uppercased().hasPrefix("TZID=") }?.dropFirst(5)
        guard let zone else { return NewYork.instant(date, minuteOfDay: hour * 60 + minute) }
        let name = zone.filter { $0 != "\"" }
        if ["UTC", "Etc/UTC", "GMT"].contains(name) { return EventClock.utc(date, hour * 60 + minute) }
        return behind[String(name)].map {
            NewYork.instant(date, minuteOfDay: hour * 60 + minute).adding(minutes: Int64($0))
        }
    }

    /// Minutes that a zone's clocks are behind New York's; they change on the same days, within hours that no event has.
    private static let behind = [
        "America/New_York": 0, "US/Eastern": 0, "America/Chicago": 60, "US/Central": 60, "America/Denver": 120,
        "US/Mountain": 120, "America/Los_Angeles": 180, "US/Pacific": 180,
    ]
}
