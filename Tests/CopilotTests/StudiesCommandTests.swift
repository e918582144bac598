import Foundation
import Studies
import Support
import Testing

@testable import copilot

@Suite struct StudiesCommandTests {
    private static let bars = """
        timestamp,open,high,low,close,volume
        2024-01-08T23:00:00Z,100,101,99,100.5,10
        2024-01-08T23:01:00Z,100.5,102,100,102,20
        2024-01-08T23:04:00Z,102,103,101,101,30
        2024-01-08T23:05:00Z,101,101,101,101,0

        """

    private func lines(_ arguments: [String], in folder: Folder) throws -> [String] {
        var lines: [String] = []
        _ = try StudiesCommand.parse(arguments).write { lines.append($0) }
        return lines
    }

    @Test func jsonHasAnObjectABar() throws {
        try withFolder { folder in
            let file = try folder.write("ESH4.csv", Self.bars)
            let lines = try lines([file, "--study", "sma:length=2", "opening.complete", "sar"], in: folder)
            #expect(
                lines == [
                    #"{"time":"2024-01-08T23:00:00Z","sma.2":null,"opening.complete":null,"sar.value":null,"sar.side":null}"#,
                    #"{"time":"2024-01-08T23:01:00Z","sma.2":101.25,"opening.complete":null,"sar.value":99,"sar.side":"long"}"#,
                    #"{"time":"2024-01-08T23:04:00Z","sma.2":101.5,"opening.complete":null,"sar.value":99.06,"sar.side":"long"}"#,
                    #"{"time":"2024-01-08T23:05:00Z","sma.2":101,"opening.complete":null,"sar.value":99.2176,"sar.side":"long"}"#,
                ])
        }
    }

    @Test func readsTheNamesOfTheUsersOwnInstruments() throws {
        try withFolder { folder in
            let conf = try folder.write(".config/copilot/copilot.conf", OwnInstruments.conf)
            let file = try folder.write("ZFH4.csv", Self.bars)
            let command = try StudiesCommand.parse([file, "--study", "sma:length=2", "--config", conf])
            #expect(command.file.config == conf)
            let specs = Launch.readSettings(surroundings(folder)).settings.specs
            var lines: [String] = []
            _ = try command.write(specs) { lines.append($0) }
            #expect(lines.count == 4)
            #expect(throws: CopilotError.self) { try command.write { _ in } }
        }
    }

    @Test func csvOfLongerBarsLeavesTheUnfinishedOut() throws {
        try withFolder { folder in
            let file = try folder.write("ESH4.csv", Self.bars)
            let arguments = [file, "--study", "obv.value", "ema:length=1", "--timeframe", "5m", "--csv"]
            #expect(
                try lines(arguments, in: folder) == [
                    "time,obv.value,ema.1", "2024-01-08T23:00:00Z,60,101",
                ])
        }
    }

    @Test func severalInstrumentsAndSettingsAreToldApart() throws {
        try withFolder { folder in
            let first = try folder.write("ESH4.csv", Self.bars)
            let second = try folder.write("NQH4.csv", Self.bars)
            let arguments = [first, second, "--csv", "--study", "bollinger.middle", "bollinger:length=2,width=1"]
            let lines = try lines(arguments, in: folder)
            #expect(
                lines[0].hasPrefix(#"time,symbol,bollinger.middle,"bollinger:length=2,width=1.upper","#))
            #expect(lines.count == 9 && lines[1].contains(",ESH4,") && lines[8].contains(",NQH4,"))
        }
    }

    /// In whatever order they are asked for, and once each.
    @Test func aPlainNameIsThatOfTheStandardSettings() throws {
        try withFolder { folder in
            let file = try folder.write("ESH4.csv", Self.bars)
            func head(_ studies: String...) throws -> String {
                try lines([file, "--csv", "--study"] + studies, in: folder)[0]
            }
            #expect(
                try head("macd.line", "macd:fast=5", "macd.line:fast=8", "macd.signal:fast=5", "macd.line")
                    == "time,macd.line,macd:fast=5.line,macd:fast=5.signal,macd:fast=5.histogram,macd:fast=8.line")
            #expect(try head("macd.line:fast=5", "macd.line") == "time,macd:fast=5.line,macd.line")
            #expect(try head("macd.line:fast=5") == "time,macd.line", "nothing to be told apart from")
        }
    }

    @Test func everythingIsToldWithoutNames() throws {
        try withFolder { folder in
            let line = try #require(try lines([folder.write("ESH4.csv", Self.bars)], in: folder).last)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let listed = StudyList.text(Studies.all)
            #expect(object.count > 80)
            for name in object.keys where name != "time" { #expect(listed.contains(name), "\(name)") }
        }
    }

    @Test func mistypedNamesAreAnsweredWithTheNearest() throws {
        try withFolder { folder in
            let file = try folder.write("ESH4.csv", Self.bars)
            func message(_ arguments: [String]) -> String {
                folder.message { _ = try lines([file] + arguments, in: folder) }
            }
            #expect(message(["--study", "bolinger"]).contains("Did you mean bollinger?"))
            #expect(message(["--study", "macd.singal"]).contains("Did you mean signal?"))
            #expect(message(["--study", "ema.50"]).contains("Write ema:length=50."))
            #expect(message(["--study", "ema:lenght=9"]).contains("Did you mean length?"))
            #expect(message(["--study", "ema:length=x"]).contains("a whole number from 1 to 1000"))
            #expect(message(["--study", "opening:start=clock,at=25:00"]).contains("at=09:30"))
            #expect(message(["--timeframe", "10m"]).contains("Choose one of 1m, 5m, 15m, 1h"))
            #expect(folder.message { _ = try lines([], in: folder) }.contains("no recording given"))
        }
        #expect(throws: (any Error).self) { try StudiesCommand.parse(["x.csv", "--json", "--csv"]) }
    }

    @Test func theListAsJSONNamesEveryField() throws {
        let text = try JSONText.lines(Studies.all.map(StudyDocument.init))
        let studies = try JSONDecoder().decode([StudyDocument].self, from: Data(text.utf8))
        let names = studies.flatMap { $0.fields.map(\.name) }
        #expect(names.contains("ema.21") && names.contains("pivots.cam_r4") && Set(names).count == names.count)
        #expect(studies.first { $0.name == "sar" }?.fields.last?.words == ["short", "long"])
    }
}
