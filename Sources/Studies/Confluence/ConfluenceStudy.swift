import Market

/// Confluence for lists, charts and files: the study's bars are the trigger's, and the two longer frames are built from
/// them. The same as `Confluence` fed with those frames.
package struct ConfluenceStudy: Study {
    package static let kind = StudyKind(
        ConfluenceStudy.self, name: "confluence", title: "Confluence of three time frames",
        help:
            "Bias: averages 10, 20, 50 stacked. Setup: average 10 against 20, and two of a pullback that held, fitting RSI "
            + "and three closes in a row. Trigger: averages 9 and 21 crossed within three bars or a candle, with volume. "
            + "Closed bars only; 1m asks 5m and 15m as well, 5m asks 15m and 1h, longer bars have no two frames above.",
        parameters: [.rules])

    private static let sides = ["BEARISH", "NONE", "BULLISH"]

    private static let told: [StudyField] = [
        StudyField("score", .scale, "frames on the side, 0 to 3"),
        StudyField("side", .word(sides), "the side most frames are on"),
        StudyField("tradeable", .flag, "three of three, and the trigger has volume"),
        StudyField("quality", .ratio, "bias 0.4, setup 0.35, trigger 0.25, of those on the side"),
        StudyField("bias", .word(sides), "what the slow frame says; absent while it has too few bars"),
        StudyField("setup", .word(sides), "what the middle frame says"),
        StudyField("trigger", .word(sides), "what the fast frame says"),
    ]

    package var fields: [StudyField] { Self.told }

    private var confluence: Confluence
    /// False where there are no two longer frames: then nothing is told.
    private let hasFrames: Bool
    private var setupBars: HigherBars
    private var biasBars: HigherBars

    package init(_ setup: StudySetup) {
        let frames = ConfluenceFrames(trigger: setup.frame)
        confluence = Confluence(spec: setup.spec, frames: frames, rules: setup.rules)
        hasFrames = frames != nil
        let multiple = { (frame: TimeFrame?) in (frame?.minutes ?? setup.frame.minutes) / setup.frame.minutes }
        setupBars = HigherBars(frame: setup.frame, multiple: multiple(frames?.setup))
        biasBars = HigherBars(frame: setup.frame, multiple: multiple(frames?.bias))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(bar, day: day, among: &loans)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        guard hasFrames else { return }
        // A span without its last bar ended before this bar came; the shorter one not after the longer.
        if let span = setupBars.close(before: bar, day: day) { confluence.add(span.bar, day: span.day, role: .setup) }
        if let span = biasBars.close(before: bar, day: day) { confluence.add(span.bar, day: span.day, role: .bias) }
        confluence.add(bar, day: day, role: .trigger, candle: loans.candle ?? nil)
        if let span = setupBars.add(bar, day: day) { confluence.add(span.bar, day: span.day, role: .setup) }
        if let span = biasBars.add(bar, day: day) { confluence.add(span.bar, day: span.day, role: .bias) }
    }

    package mutating func share(with earlier: EarlierStudies) -> Bool {
        hasFrames && confluence.share(with: earlier)
    }

    package func whole(with earlier: EarlierStudies) -> ConfluenceStudy {
        var study = self
        study.confluence.makeWhole(with: earlier)
        return study
    }

    package func write(to row: inout StudyRow.Writer) {
        guard hasFrames else { return row.appendAbsent(7) }
        confluence.write(to: &row)
    }
}
