import Market
import State
import Support
import Testing

@testable import Settings
@testable import copilot

@Suite struct BriefingPlanTests {
    private func choice(_ conf: String, _ mode: RunMode) throws -> Bool {
        var reader = SettingsReader(flags: [:], environment: [:])
        reader.file = TextFile(path: "copilot.conf", text: conf)
        let (settings, faults) = reader.examine()
        #expect(faults.isEmpty, "\(faults)")
        return BriefingPlan.choice(settings, mode).isAsked
    }

    @Test func nothingButALiveMarketLeavesThisMachine() throws {
        let key = "xai-api-key = \"xai-0123456789\"\n"
        let near = "briefing.url = \"http://127.0.0.1:8102/v1\"\n"
        for mode in [RunMode.simulated, .replay] {
            #expect(try !choice(key, mode))
            #expect(try !choice(key + "briefing.mode = \"on\"", mode))
            #expect(try !choice(key + near, mode))
            #expect(try choice(near + "briefing.mode = \"on\"", mode))
        }
        #expect(try choice(key, .live))
        #expect(try choice(near, .live))
        #expect(try !choice("briefing.mode = \"on\"", .live))
    }

    @Test(arguments: [
        ("http://127.0.0.1:8102/v1", true), ("https://localhost/v1", true), ("http://[::1]:8102", true),
        ("https://api.x.ai/v1", false), ("http://127.0.0.1.evil.com/v1", false),
        ("http://localhost@evil.com/v1", false),
        ("http://evil.com/127.0.0.1", false), ("127.0.0.1", false),
    ])
    func knowsThisMachine(url: String, isNear: Bool) {
        #expect(BriefingPlan.isOnThisMachine(url) == isNear)
    }
}
