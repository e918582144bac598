import Feeds
import Market
import State

/// What the command line asks to be played.
enum FeedRequest: Sendable {
    /// No recording: the setting `feed` decides.
    case chosenBySettings
    case replay([RecordingFile], ReplayFeed.Options)
}

/// What will be played, and why.
enum FeedPlan: Sendable {
    case simulated(SimulatedFeed.Configuration)
    case live(LivePlan)
    /// With the products against which the recordings' names are read.
    case replay([RecordingFile], ReplayFeed.Options, ContractSpecs)

    var mode: RunMode {
        switch self {
        case .simulated: .simulated
        case .live: .live
        case .replay: .replay
        }
    }

    /// As its reports name it.
    var source: String {
        switch self {
        case .simulated: "sim"
        case .live(let plan): plan.source
        case .replay: "replay"
        }
    }

    /// Makes the feed for a desk that already stands: recordings are read meanwhile, and refused in its reports.
    ///
    /// - Parameters:
    ///   - archive: where a live feed keeps bars.
    ///   - log: takes what a live feed has to say besides its reports.
    func makeOpeningFeed(
        _ archive: any BarArchive, log: @escaping @Sendable (LogLine.Level, String) -> Void = { _, _ in }
    ) throws(CopilotError) -> any Feed {
        guard case .replay(let files, let options, let specs) = self else { return try makeFeed(archive, log: log) }
        let names = files.map(\.name).joined(separator: ", ")
        return OpeningFeed(name: source, mode: mode, detail: names) {
            try ReplayFeed(files: files, options: options, specs: specs)
        }
    }

    /// Makes the feed; reads recordings whole, and refuses them at their first bad row.
    func makeFeed(
        _ archive: any BarArchive = MemoryBarArchive(),
        log: @escaping @Sendable (LogLine.Level, String) -> Void = { _, _ in }
    ) throws(CopilotError) -> any Feed {
        switch self {
        case .simulated(let configuration): return SimulatedFeed(configuration: configuration)
        case .live(let plan): return try plan.makeFeed(archive, log: log)
        case .replay(let files, let options, let specs):
            do { return try ReplayFeed(files: files, options: options, specs: specs) } catch {
                throw .badRecording(error)
            }
        }
    }
}
