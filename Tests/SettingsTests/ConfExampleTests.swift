import Foundation
import Market
import Support
import Testing

@testable import Settings

@Suite("copilot.conf.example")
struct ConfExampleTests {
    /// With `RECORD_EXAMPLE=1` in the environment the file is written anew instead of compared.
    @Test func equalsTheTableOfSettings() throws {
        if ProcessInfo.processInfo.environment["RECORD_EXAMPLE"] == "1" {
            try Data(ConfExample.text.utf8).write(to: Checkout.root.appending(path: "copilot.conf.example"))
        }
        let file = try Checkout.text("copilot.conf.example")
        #expect(file == ConfExample.text, "record it with RECORD_EXAMPLE=1 swift test --filter ConfExampleTests")
    }

    @Test func everyLineCanBeUsedAsItStands() throws {
        var names: [String] = []
        var text = ""
        let lines = ConfExample.text.split(separator: "\n").prefix { !$0.hasPrefix("# [") }
        for line in lines where line.contains(" = ") && !line.hasSuffix("\"\"") {
            let setting = line.drop { $0 == "#" || $0 == " " }
            text += setting + "\n"
            names.append(String(setting.prefix { $0 != " " }))
        }
        let settings = try SettingsReader(file: TextFile(path: "example", text: text)).read()
        for name in names {
            let key = try #require(SettingKey.byName[name])
            #expect(settings[key].origin != .standard)
            if let fallback = key.fallback { #expect(settings[key].value == fallback) }
        }
        #expect(
            names.count == SettingKey.all.filter { $0.fallback != nil }.count + 6,
            "and massive-socket, yahoo-url, data-dir, symbols, events-file and news.sources")
    }

    /// With the first `#` of every line taken away that holds a heading or a key.
    @Test func tablesOfInstrumentsCanBeUsedAsTheyStand() throws {
        let lines = ConfExample.text.split(separator: "\n").drop { !$0.hasPrefix("# [") }
        let text = lines.filter { $0.hasPrefix("# [") || $0.contains(" = ") && !$0.hasPrefix("#  ") }
            .map { $0.dropFirst(2) }.joined(separator: "\n")
        let settings = try SettingsReader(file: TextFile(path: "example", text: text)).read()
        #expect(settings.specs["MNQ"]?.costPerSide == Money(dollars: 0, cents: 62))
        #expect(settings.instruments.origins.mapValues(\.isOwn) == ["MNQ": false, "ZF": true])
        let note = try #require(settings.specs["ZF"])
        #expect(note.tick == TickSize(1, 128) && note.tickValue == Money(tenThousandths: 78_125))
        #expect(note.display == .thirtySeconds(parts: 4) && note.expiry == .shortTreasury)
        for key in InstrumentKey.all { #expect(ConfExample.text.contains(key.name)) }
    }
}
