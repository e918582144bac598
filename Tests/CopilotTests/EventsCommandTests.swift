import Foundation
import Market
import Support
import Testing

@testable import copilot

/// `copilot events`, in a home of its own.
struct EventsCommandTests {
    private static let from = CivilDate(year: 2026, month: 12, day: 9)
    private static let file = "2026-12-01, 08:30, CPI\n2026-12-09, 14:00, FOMC\n2026-12-10, 13:30Z, CPI\n"

    @Test func printsWhatIsInTheStandardFile() throws {
        try withFolder { folder in
            try folder.write(".config/copilot/events.csv", Self.file)
            #expect(
                try EventsCommand.text(surroundings(folder), from: Self.from, to: nil, json: false) == """
                    date        day  ET     impact  event  moves
                    2026-12-09  Wed  14:00  high    FOMC   everything
                    2026-12-10  Thu  08:30  high    CPI    ES NQ RTY YM GC ZN ZB
                    """)
            let json = try EventsCommand.text(surroundings(folder), from: Self.from, to: Self.from, json: true)
            let events = try JSONDecoder().decode([EventDocument].self, from: Data(json.utf8))
            #expect(events.map(\.time) == ["2026-12-09T19:00:00Z"] && events.map(\.newYork) == ["2026-12-09 14:00"])
            let later = CivilDate(year: 2027, month: 1, day: 1)
            #expect(
                try EventsCommand.text(surroundings(folder), from: later, to: nil, json: false)
                    == "No event from 2027-01-01 on among the 3 of \(folder.path)/.config/copilot/events.csv.")
        }
    }

    @Test func saysWhereAFileIsMissingOrWrong() throws {
        try withFolder { folder in
            func message(_ environment: [String: String] = [:]) -> String {
                folder.message {
                    _ = try EventsCommand.text(
                        surroundings(folder, environment: environment), from: Self.from, to: nil, json: false)
                }
            }
            #expect(
                message() == ".config/copilot/events.csv: There is no file of events. Make it, or name another with "
                    + "events-file; see copilot events --help.")
            let path = try folder.write("mine.csv", "2026-12-09, 14:00, Tea")
            #expect(
                message(["COPILOT_EVENTS_FILE": path])
                    == "mine.csv:1: How hard Tea hits is not known. Write high, medium or low after its name.")
            #expect(message(["COPILOT_EVENTS_FILE": path + "x"]).hasPrefix("mine.csvx: cannot be read: no such file"))
        }
    }
}
