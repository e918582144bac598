import State
import Testing

@testable import Desk

/// What a pane without data says of its source.
@Suite struct EmptyStateTests {
    private func lines(_ state: SourceState, refused: Int) -> [String] {
        let source = SourceHealth(report: SourceReport(name: "replay", state: state), refused: refused)
        return EmptyState.waiting(for: "1m bars", source: source).lines.map(\.text)
    }

    @Test func rowsThatWereLeftOutAreNotPromised() {
        let leftOut = "1,200 rows of replay were left out: the market is closed at their times."
        #expect(lines(.live, refused: 1_200) == [leftOut])
        #expect(lines(.ended, refused: 1_200) == ["replay has ended without any.", leftOut])
        #expect(lines(.live, refused: 0) == ["replay is live; they come with its next message."])
    }
}
