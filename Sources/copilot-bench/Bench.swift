import ArgumentParser

/// Measures parts of copilot and the whole; one benchmark a subcommand.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copilot-bench", abstract: "Measures copilot: medians and ratios, in release builds.",
        subcommands: [
            BriefingBench.self,
            CalendarBench.self,
            DeskBench.self,
            EngineBench.self,
            FeedBench.self,
            LiveBench.self,
            MarketBench.self,
            PaintBench.self,
            PortBench.self,
            PtyBench.self,
            ReplayReadBench.self,
            SimulateBench.self,
            StoreBench.self,
            StudiesBench.self,
        ])
}
