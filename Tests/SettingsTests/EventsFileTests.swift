import Market
import Settings
import Support
import Testing

/// The file of economic events: what it may hold, and what is said of what it may not.
@Suite struct EventsFileTests {
    private func read(_ text: String) throws -> [EconomicEvent] {
        try EventsFile(TextFile(path: "events.csv", text: text)).events.list
    }

    private func faults(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let error as SettingsError {
            return error.faults.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private func time(_ month: Int, _ day: Int, _ minute: Int) -> Timestamp {
        NewYork.instant(CivilDate(year: 2026, month: month, day: day), minuteOfDay: minute)
    }

    @Test func linesAreRead() throws {
        let events = try read(
            """
            date,time,event,impact,symbols
            # what the Fed says
            2026-12-09, 14:00, FOMC

            2026-12-10,08:30,CPI,LOW,mes;GC
            2026-12-11, 13:30Z, "ECB, press conference", medium, 6E
            2026-07-10, 14:30+02:00, Bund auction, low
            """)
        #expect(events.map(\.name) == ["Bund auction", "FOMC", "CPI", "ECB, press conference"])
        #expect(events.map(\.impact) == [.low, .high, .low, .medium])
        #expect(events.map(\.time) == [time(7, 10, 510), time(12, 9, 840), time(12, 10, 510), time(12, 11, 510)])
        #expect(events[0].reach == .everything)
        // A micro stands for its full-size product as well.
        #expect(events[2].reach == .roots(["MES", "GC", "ES"]))
        #expect(events[3].reach == .roots(["6E"]))
    }

    @Test func newYorkTimeFollowsTheSeason() throws {
        let events = try read("2026-07-01, 08:30, CPI\n2026-12-01, 08:30 ET, CPI")
        #expect(events[0].time == Timestamp(seconds: 1_782_909_000))  // 12:30 UTC
        #expect(events[1].time == Timestamp(seconds: 1_796_131_800))  // 13:30 UTC
    }

    @Test func everyFaultHasItsLineAndTellsHowToMendIt() {
        #expect(
            faults(
                """
                2026-12-09, 14:00
                2026-13-09, 14:00, FOMC
                2026-12-09, 2 pm, FOMC
                2026-12-09, 14:00, Tea
                2026-12-09, 14:00, FOMC, huge
                2026-12-09, 14:00, FOMC, high, EX
                2026-12-09, 14:00, , high
                """) == [
                    "events.csv:1: An event has a date, a time and a name, and may have an impact and symbols: "
                        + "\"2026-12-10, 08:30, CPI, high, ES NQ\". This line has 2 of them.",
                    "events.csv:2: \"2026-13-09\" is no date. Write it as 2026-12-10.",
                    "events.csv:3: \"2 pm\" is no time. Write 08:30 for New York, 13:30Z for UTC, or 14:30+01:00.",
                    "events.csv:4: How hard Tea hits is not known. Write high, medium or low after its name.",
                    "events.csv:5: \"huge\" is no impact. Write high, medium or low.",
                    "events.csv:6: There is no product EX. Did you mean ES? `copilot instruments` lists them.",
                    "events.csv:7: The event has no name. Write one after its time.",
                ])
    }

    @Test func nothingInItSteersATerminal() throws {
        let events = try read("2026-12-09, 14:00, FO\u{1b}[31mMC\u{202e}  day, high")
        #expect(events.map(\.name) == ["FO[31mMC day"])
    }

    @Test func anEmptyFileIsAQuietCalendar() throws { #expect(try read("# nothing\n").isEmpty) }

    @Test func calendarsAreRead() throws {
        let text = """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            SUMMARY:US Core CPI\\, m/m
            DTSTART:20261210T133000Z
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=America/New_York:20261209T140000
            SUMMARY:A very
              long name
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261225
            SUMMARY:Christmas
            END:VEVENT
            END:VCALENDAR
            """
        let events = try read(text)
        #expect(events.map(\.name) == ["A very long name", "US Core CPI, m/m"])
        #expect(events.map(\.time) == [time(12, 9, 840), time(12, 10, 510)])
        #expect(events.map(\.impact) == [.low, .high])
        #expect(
            faults(text.replacing("America/New_York", with: "Europe/Berlin")) == [
                "events.csv:7: \"DTSTART;TZID=Europe/Berlin:20261209T140000\" is no start that can be read. Give it in UTC "
                    + "(…Z) or with a TZID of the United States, such as TZID=America/New_York."
            ])
        #expect(
            try read(text.replacing("America/New_York", with: "America/Chicago")).map(\.time) == [
                time(12, 9, 900), time(12, 10, 510),
            ])
        #expect(
            faults("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tea\nEND:VEVENT").first?.hasPrefix("events.csv:4: The event")
                == true)
    }
}
