import Foundation
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
        for line in ConfExample.text.split(separator: "\n") where line.contains(" = ") && !line.hasSuffix("\"\"") {
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
        #expect(names.count == SettingKey.all.filter { $0.fallback != nil }.count + 2, "and data-dir and symbols")
    }
}
