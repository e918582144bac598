/// Every pane of the desk; a new one is one line here.
package enum Panes {
    package static let all: [any Pane] = [
        ChartPane(), ScannerPane(), LevelsPane(), MinutesPane(), PositionsPane(), JournalEntryPane(),
        JournalHistoryPane(), JournalStatisticsPane(), JournalCurvePane(), JournalCalendarPane(), FeedsPane(),
        JobsPane(), PathsPane(), LogPane(), InsightsPane(), ConfluencePane(), FocusPane(), FramePane(role: .bias),
        FramePane(role: .setup), FramePane(role: .trigger), DeltaPane(), BriefingPane(), GradesPane(), HeadlinesPane(),
    ]

    package static func named(_ name: String) -> (any Pane)? { all.first { $0.name == name } }
}
