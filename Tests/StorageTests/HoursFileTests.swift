import Market
import Support
import Synchronization
import Testing

@testable import Storage

/// Trading hours that a vendor told, in a file.
@Suite struct HoursFileTests {
    private static let toldAt = Timestamp(seconds: 1_704_466_320)

    private func hours(_ day: CivilDate, close: Int) throws -> VendorHours {
        var hours = VendorHours()
        let open = NewYork.instant(day.adding(days: -1), minuteOfDay: 18 * 60)
        hours.take(
            [
                try ToldDay(
                    TradingDay(day), [open..<NewYork.instant(day, minuteOfDay: close)],
                    toldAt: NewYork.instant(day, minuteOfDay: 600))
            ], of: "NQ")
        return hours
    }

    @Test func theNextStartFindsWhatWasTold() throws {
        try withFolder { folder in
            #expect(try HoursFile.read(in: folder.path).isEmpty)
            let monday = CivilDate(year: 2024, month: 1, day: 8)
            let store = try BarStore(path: BarStore.path(in: folder.path)) { Issue.record("\($0)") }
            store.keep(try hours(monday, close: 795))
            store.keep(try hours(monday.adding(days: 1), close: 600))
            store.finish()
            #expect(try HoursFile.read(in: folder.path).days(of: "NQ").count == 2)
            // A desk that may only look writes nothing, and what is long past goes.
            let looker = try BarStore(path: BarStore.path(in: folder.path), access: .look) { Issue.record("\($0)") }
            looker.keep(try hours(monday.adding(days: 2), close: 795))
            looker.finish()
            #expect(try HoursFile.read(in: folder.path).days(of: "NQ").count == 2)
            try HoursFile.keep(try hours(monday.adding(days: 120), close: 795), in: folder.path)
            #expect(try HoursFile.read(in: folder.path).days(of: "NQ").count == 1)
        }
    }

    @Test func aDamagedFileSaysSoAndIsMadeAnew() throws {
        try withFolder { folder in
            try folder.write("hours.json", "{\"NQ\":[{\"day\":")
            let error = #expect(throws: StorageError.self) { try HoursFile.read(in: folder.path) }
            #expect(error?.description.contains("hours.json: the kept trading hours cannot be read") == true)
            try HoursFile.keep(try hours(CivilDate(year: 2024, month: 1, day: 8), close: 795), in: folder.path)
            #expect(try HoursFile.read(in: folder.path).roots == ["NQ"])
        }
    }
}
