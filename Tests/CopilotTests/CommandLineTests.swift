import ArgumentParser
import Feeds
import State
import Support
import Testing

@testable import copilot

@Suite("The command line")
struct CommandLineTests {
    private func replay(_ arguments: String...) throws -> ReplayCommand {
        try #require(try Copilot.parseAsRoot(arguments) as? ReplayCommand)
    }

    private func message(_ arguments: String...) throws -> String {
        let command = try #require(try Copilot.parseAsRoot(arguments) as? ReplayCommand)
        do {
            _ = try command.request()
            return ""
        } catch {
            return error.description
        }
    }

    @Test func deskIsTheDefault() throws {
        let command = try #require(
            try Copilot.parseAsRoot(["--theme", "mono", "--feed", "simulated", "--speed", "60", "--json"]) as? Copilot)
        #expect(command.options.flags == ["theme": "mono"])
        #expect(command.simulation.flags == ["feed": "simulated"])
        #expect(command.pace.speed == "60")
        #expect(command.once.isOn && command.once.json.isJSON)
    }

    /// The program's own flag of that name must not keep it from the subcommand.
    @Test func studiesSeeTheirFormat() throws {
        let list = try #require(try Copilot.parseAsRoot(["studies", "--list", "--json"]) as? StudiesCommand)
        #expect(list.json.isJSON && list.isList && !list.isCSV)
        for flags in [["--json", "--csv"], ["--csv", "--json"]] {
            #expect(throws: (any Error).self) { try Copilot.parseAsRoot(["studies", "a.csv"] + flags) }
        }
    }

    @Test func replayTakesItsFilesAndTheFlagsAroundIt() throws {
        let command = try replay(
            "--theme", "mono", "replay", "a.csv:NQH4", "b.csv", "--speed", "max", "--paused", "--from",
            "2024-01-05T14:52Z")
        #expect(command.options.flags == ["theme": "mono"])
        guard case .replay(let files, let options) = try command.request() else { return }
        #expect(files == [RecordingFile(path: "a.csv", symbol: "NQH4"), RecordingFile(path: "b.csv")])
        #expect(options == .init(from: .init(seconds: 1_704_466_320), speed: .maximum, isPaused: true))
        guard case .replay(_, let plain) = try replay("replay", "a.csv").request() else { return }
        #expect(plain == .init())
    }

    @Test func whatIsWrongIsSaidAtOnce() throws {
        #expect(
            try message("replay", "", "--speed", "0", "--from", "noon", "--seed", "4").split(separator: "\n")
                .map {
                    $0.prefix { $0 != ":" }
                } == ["no recording given", "--speed", "--seed", "--from"])
        #expect(try message("replay") == "no recording given: name one or more files, FILE or FILE:SYMBOL")
    }

    @Test func troubleHasItsStatus() {
        #expect(CopilotError.badSettings([]).exitStatus == 2)
        #expect(CopilotError.badRecording(.nothingGiven).exitStatus == 2)
        #expect(CopilotError.noPicture(reason: "").exitStatus == 1)
        let left = #expect(throws: ExitCode.self) { try reportingTrouble { 3 } }
        #expect(left == ExitCode(3))
        #expect(throws: Never.self) { try reportingTrouble { 0 } }
    }
}
