import Canvas
import Market
import State
import Studies
import Testing

@testable import Desk

@Suite struct LevelsPaneTests {
    private func lines(_ snapshot: Snapshot) throws -> LevelLines {
        try #require(LevelLines(PaneContext(snapshot, DeskView(page: "desk", focus: "levels"))))
    }

    private func zone(_ snapshot: Snapshot, _ id: String) throws -> (line: LevelLine, away: String) {
        let lines = try lines(snapshot)
        let index = try #require(lines.rows.firstIndex { $0.id == id })
        let table = LevelTable(
            lines, shown: 0..<lines.rows.count, style: .screen, now: snapshot.time, x: 0, width: 100)
        return (lines.rows[index], table.cell(index, column: 3).map(\.text).joined())
    }

    @Test func aZoneIsAsFarAsItsNearEdge() throws {
        var snapshot = DeskMarket.live
        let line = try #require(
            lines(snapshot).rows.first { $0.level.map { $0.high.ticks - $0.low.ticks > 2 } ?? false })
        let level = try #require(line.level)
        func at(_ ticks: Int) throws -> (line: LevelLine, away: String) {
            snapshot.instruments[0].last?.price = Price(ticks: ticks)
            let rows = try lines(snapshot).rows
            #expect(rows.map(\.points) == rows.map(\.points).sorted(by: >))
            return try zone(snapshot, line.id)
        }
        #expect(try at(level.high.ticks + 4).away == "−1.00" && at(level.low.ticks - 4).away == "+1.00")
        for ticks in [level.low.ticks, level.low.ticks + 1, level.high.ticks] {
            #expect(try at(ticks).away == "inside" && at(ticks).line.holdsLast)
        }
    }

    @Test(arguments: [54, 79, 100]) func aRangeThatMayStillWidenIsNotSettled(_ width: Int) {
        func rows(_ snapshot: Snapshot, _ name: String) -> [String] {
            PanesFrame(LevelsPane(), snapshot, width: width, height: 60).rows.filter { $0.contains(" \(name) ") }
        }
        for (names, end) in [(["ORH", "ORL"], "10:00"), (["IBH", "IBL"], "10:30")] {
            for name in names {
                #expect(rows(DeskMarket.live, name).first?.contains("growing to \(end)") == true, "\(name)")
                #expect(rows(Self.later, name).first?.contains("growing") == false, "\(name)")
            }
        }
    }

    /// Ten minutes after both ranges are over.
    private static let later = DeskMarket(until: DeskMarket.time.adding(minutes: 48), instruments: 1).reporting(.live)
}
