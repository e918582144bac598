import ArgumentParser
import Feeds
import Settings
import State

/// `copilot replay`: the desk over a recorded market.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play recorded bars or trades as if they happened now.",
        discussion: """
            Reads this program's own CSV, NinjaTrader's minute and tick text, Databento's CSV, Massive's flat files, Sierra \
            Chart's and TradingView's exports, and headerless minutes in New York time, told apart by their content. The symbol \
            stands in the file's name, or after a colon: NQ.csv:NQH4.
            """)

    @Argument(help: ArgumentHelp("Recordings: FILE or FILE:SYMBOL.", valueName: "file"))
    var files: [String] = []
    @OptionGroup var pace: SpeedOptions
    @Flag(name: .customLong("paused"), help: "Begin paused.")
    var isPaused = false
    @Option(
        help: ArgumentHelp("New York time where play begins: 2024-01-05T09:52; with Z it is UTC.", valueName: "time"))
    var from: String?
    @OptionGroup var options: SettingOptions
    @OptionGroup var port: PortOptions
    @OptionGroup var once: OnceOptions
    /// What belongs to the desk alone, taken here to be refused.
    @OptionGroup(visibility: .hidden) var simulation: SimulationOptions

    func run() throws {
        try reportingTrouble {
            let request = try self.request()
            let launch = try Launch.prepare(
                .current(flags: options.flags.merging(port.flags) { $1 }, config: options.config), feed: request)
            return try once.isOn ? once.run(launch) : runDesk(launch)
        }
    }

    /// The recordings and how to play them; throws everything that is wrong at once.
    func request() throws(CopilotError) -> FeedRequest {
        var faults: [Fault] = []
        var recordings: [RecordingFile] = []
        for file in files {
            do { recordings.append(try RecordingFile(argument: file)) } catch {
                faults.append(Fault(error.description))
            }
        }
        if files.isEmpty { faults.append(Fault(ReplayError.nothingGiven.description)) }
        var options = ReplayFeed.Options(isPaused: isPaused)
        switch Self.speedKind.value(pace.speed ?? "1") {
        case .number(let factor): options.speed = .times(factor)
        case .text: options.speed = .maximum
        default:
            let text = "The speed must be \(Self.speedKind.allowed), not \"\(pace.speed ?? "")\"."
            faults.append(Fault(text, place: "--speed"))
        }
        for name in simulation.flags.keys.sorted() {
            guard let flag = SettingKey.byName[name]?.flag else { continue }
            faults.append(Fault("A replay takes its market from the recordings. Leave this flag out.", place: flag))
        }
        if let from {
            do { options.from = try StartTime.read(from) } catch { faults.append(Fault(error.text, place: "--from")) }
        }
        guard faults.isEmpty else { throw .badSettings(faults) }
        return .replay(recordings, options)
    }

    private static let speedKind = SettingKind.number(0.1...10_000, orWord: "max")
}
