import Canvas
import Testing

@Suite struct RowItemTests {
    private let left = [
        RowItem("MNQH4 16,582.75", priority: 9), RowItem("09:52:47 ET", priority: 4), RowItem("RTH +23m", priority: 1),
    ]
    private let right = [
        RowItem("day +$205.46", priority: 7),
        RowItem([Run("ROOM $705.46 = 352t")], priority: 5).or([Run("ROOM $705")], priority: 8),
    ]

    private func row(_ width: Int) -> String {
        var grid = Grid(width: width, height: 1)
        grid.put(left: left, right: right, in: grid.bounds)
        return grid.text(row: 0)
    }

    @Test func everythingStandsWhenThereIsRoom() {
        #expect(row(76) == "MNQH4 16,582.75  09:52:47 ET  RTH +23m     day +$205.46  ROOM $705.46 = 352t")
    }

    @Test func lowestPriorityGivesWayFirstAndFormsShorten() {
        #expect(row(72) == "MNQH4 16,582.75  09:52:47 ET           day +$205.46  ROOM $705.46 = 352t")
        #expect(row(60) == "MNQH4 16,582.75            day +$205.46  ROOM $705.46 = 352t")
        #expect(row(40) == "MNQH4 16,582.75  day +$205.46  ROOM $705")
        #expect(row(39) == "MNQH4 16,582.75               ROOM $705")
        #expect(row(25) == "MNQH4 16,582.75" + String(repeating: " ", count: 10))
        #expect(row(14) == String(repeating: " ", count: 14))
    }

    @Test func noWidthEverCutsAnItem() {
        let whole = Set([
            "MNQH4 16,582.75", "09:52:47 ET", "RTH +23m", "day +$205.46", "ROOM $705.46 = 352t", "ROOM $705",
        ])
        for width in 1...90 {
            var grid = Grid(width: width, height: 1)
            for item in grid.put(left: left, right: right, in: grid.bounds) {
                let text = item.runs.map(\.text).joined()
                #expect(whole.contains(text))
                #expect(item.rect.right <= width)
                let drawn = (item.rect.x..<item.rect.right).map { Character(Unicode.Scalar(grid[$0, 0].glyph) ?? "?") }
                #expect(String(drawn) == text)
            }
        }
    }

    @Test func placesTellWhatWasDrawnWhere() {
        var grid = Grid(width: 76, height: 1)
        let places = grid.put(left: left, right: right, in: grid.bounds)
        #expect(places.map(\.index) == [0, 1, 2, 3, 4])
        #expect(places[1].rect == Rect(x: 17, y: 0, width: 11, height: 1))
        #expect(places[4].rect.right == 76)
    }

    @Test func equalPrioritiesDropFromTheChosenEnd() {
        let items = ["aa", "bb", "cc"].map { RowItem($0, priority: 1) }
        #expect(items.fitting(6).map(\.index) == [0, 1])
        #expect(items.fitting(6, droppingFirst: true).map(\.index) == [1, 2])
    }
}
