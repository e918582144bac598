import Canvas
import Testing

@Suite struct ChartsEdgeTests {
    private let scale = ValueScale(low: 0, high: 10, rows: 10)

    @Test func aLabelStandsInItsRow() {
        #expect(EdgeLabels.rows([EdgeLabel(value: 7.5, rank: 0, reach: 0)], scale: scale) == [2])
    }

    @Test func theLessImportantOneGivesWay() {
        let labels = [EdgeLabel(value: 7.4, rank: 3, reach: 1), EdgeLabel(value: 7.5, rank: 0, reach: 3)]
        #expect(EdgeLabels.rows(labels, scale: scale) == [3, 2])
        let stuck = [EdgeLabel(value: 7.4, rank: 3, reach: 0), EdgeLabel(value: 7.5, rank: 0, reach: 3)]
        #expect(EdgeLabels.rows(stuck, scale: scale) == [nil, 2])
    }

    @Test func offTheScaleTheNearestStandsAtTheEdge() {
        let labels = [EdgeLabel(value: 40, rank: 3, reach: 1), EdgeLabel(value: 12, rank: 3, reach: 1)]
        #expect(EdgeLabels.rows(labels, scale: scale) == [nil, 0])
        let below = [EdgeLabel(value: -3, rank: 3, reach: 1), EdgeLabel(value: -1, rank: 2, reach: 1)]
        #expect(EdgeLabels.rows(below, scale: scale) == [nil, 9])
    }

    @Test func whatIsKeptFindsARowWhateverItsReach() {
        let kept = [11.0, 9.8, 9.7, 15].map { EdgeLabel(value: $0, rank: 1, reach: 0, isKept: true) }
        let other = EdgeLabel(value: 9.1, rank: 2, reach: 1)
        #expect(EdgeLabels.rows(kept + [other], scale: scale) == [1, 2, 3, 0, nil])
        let below = [-1.0, -2, 0.5].map { EdgeLabel(value: $0, rank: 1, reach: 0, isKept: true) }
        #expect(EdgeLabels.rows(below, scale: scale) == [8, 9, 7])
        let many = (0..<12).map { EdgeLabel(value: Double($0), rank: $0, reach: 0, isKept: true) }
        #expect(EdgeLabels.rows(many, scale: scale).compactMap { $0 } == Array((0..<10).reversed()))
    }

    @Test func labelsNeverOverlapAndKeepTheirOrder() {
        var seed: UInt64 = 7
        func next(_ limit: Double) -> Double {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(seed >> 33) / Double(1 << 31) * limit
        }
        for _ in 0..<500 {
            let labels = (0..<14).map { _ in
                EdgeLabel(value: next(16) - 3, rank: Int(next(5)), reach: Int(next(4)))
            }
            let rows = EdgeLabels.rows(labels, scale: scale)
            let placed = zip(labels, rows).compactMap { label, row in row.map { (label: label, row: $0) } }
            #expect(Set(placed.map(\.row)).count == placed.count)
            for a in placed {
                #expect(abs(a.row - scale.row(a.label.value)) <= a.label.reach)
                for b in placed where a.label.value > b.label.value { #expect(a.row < b.row) }
            }
        }
    }

    @Test func stepsAreRoundAndFarEnoughApart() {
        let wide = ValueScale(low: 16_440, high: 16_620, rows: 31)
        #expect(RoundSteps.step(wide, spacing: 3) { _ in true } == 20)
        #expect(RoundSteps.values(wide, step: 50) == [16_600, 16_550, 16_500, 16_450])
        let narrow = ValueScale(low: 1.0950, high: 1.0982, rows: 20)
        #expect(RoundSteps.step(narrow, spacing: 3) { _ in true } == 0.0005)
        #expect(RoundSteps.step(wide, spacing: 3) { $0 >= 1_000 } == nil)
    }

    @Test func aScaleWithoutARangeStillShowsItsValue() {
        let flat = ValueScale(showing: 5...5, rows: 4)
        #expect(flat.contains(5))
        #expect(flat.row(5) == 2)
        #expect(flat.row(.infinity) >= 0 && flat.row(.infinity) < 4)
        #expect(flat.row(.nan) == 0)
    }
}
