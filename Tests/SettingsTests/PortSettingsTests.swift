import Testing

@testable import Settings

/// The port is off until it is asked for, and beyond this machine it has a key.
@Suite struct PortSettingsTests {
    private func faults(_ flags: [String: String], key: String? = nil) -> [String] {
        let environment = key.map { ["COPILOT_PORT_KEY": $0] } ?? [:]
        return SettingsReader(flags: flags, environment: environment).examine().faults.map(\.description)
    }

    @Test func thePortIsOffByDefault() throws {
        #expect(try SettingsReader().read().port == nil)
        #expect(try SettingsReader(flags: ["port": "0"]).read().port == nil)
        #expect(try SettingsReader(flags: ["port": "8000"]).read().port == 8000)
        #expect(faults(["port": "65536"]).count == 1)
    }

    @Test func beyondThisMachineAKeyIsDemanded() {
        for bind in ["192.168.1.20", "0.0.0.0", "::", "desk"] {
            #expect(faults(["port": "8000", "bind": bind]).first?.contains("port-key must be set too") == true)
            #expect(faults(["port": "8000", "bind": bind], key: "0123456789abcdef").isEmpty)
        }
        for bind in ["localhost", "127.0.0.1", "::1"] { #expect(faults(["port": "8000", "bind": bind]).isEmpty) }
    }

    @Test func aKeyIsHardToGuessAndFitsAPath() {
        for key in ["short", "0123456789abcde", "0123456789abcde/", "0123456789abcdef?", "0123456789 abcdef"] {
            let said = faults([:], key: key)
            #expect(said.count == 1 && said[0].contains("at least 16"))
            #expect(!said[0].contains(key))
        }
    }
}
