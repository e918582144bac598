import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// What the engine tells of its studies, against the studies by themselves.
@Suite struct StudyTracksTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func everyStudyRunsSomewhere() {
        let list = DeskStudies.list(emaFast: 9, emaSlow: 21)
        let run = Set(list.map(\.kind.name))
        // Confluence is asked of the frames that the desk closes anyhow, by `FocusTrack`.
        #expect(Set(Studies.all.map(\.name)) == run.union(["confluence"]))
        for study in list {
            let fields = study.make(Harness.nq.spec, .oneMinute).fields.map(\.name)
            for line in study.lines.keys { #expect(fields.contains(line), "\(study.label).\(line)") }
            for name in study.values.keys {
                #expect(study.kind.parameters.contains { $0.name == name }, "\(study.label): \(name)")
            }
        }
        #expect(Set(list.map(\.label)).count == list.count - 1, "only the two averages share a name")
    }

    @Test func minutesEqualTheStudiesAlone() throws {
        let bars = randomBars(900, from: open, seed: 3)
        var desk = Harness()
        desk.bars(bars)
        let frame = try #require(desk.first.frames[.oneMinute])
        for study in DeskStudies.list(emaFast: 9, emaSlow: 21) where study.runs(on: .oneMinute) {
            var alone = study.make(Harness.nq.spec, .oneMinute)
            for bar in bars { alone.add(bar, day: Harness.monday) }
            let row = alone.row
            for (index, field) in alone.fields.enumerated() {
                #expect(frame.studies["\(study.label).\(field.name)"] == row[index], "\(study.label).\(field.name)")
            }
        }
        #expect(frame.studies.preview == nil)
    }

    @Test func everyFrameTellsTheSameOfTheDay() throws {
        let bars = randomBars(900, from: open, seed: 3)
        var desk = Harness()
        desk.bars(bars)
        let frames = desk.first.frames
        let minute = try #require(frames[.oneMinute]).studies
        for frame in TimeFrame.allCases {
            let studies = try #require(frames[frame]).studies
            for name in ["vwap.value", "cvd.sum", "profile.poc", "pivots.floor_p", "kill_zones.high"] {
                #expect(studies.now(name) == minute[name], "\(frame.name) \(name)")
            }
        }
    }

    @Test func settledValuesStandApartFromTheFormingBar() throws {
        var desk = Harness()
        desk.bars((0..<60).map { bar(open.adding(minutes: $0), 400) })
        let before = try #require(desk.first.frames[.oneMinute]).studies
        desk.trade(480, size: 50, at: open.adding(minutes: 60))
        let after = try #require(desk.first.frames[.oneMinute]).studies
        #expect(after.settled == before.settled)
        #expect(after.settledAt == open.adding(minutes: 59))
        #expect(after.now("cvd.delta") == 50)
        #expect(after.now("bollinger.upper") != after["bollinger.upper"])
        let hour = try #require(desk.first.frames[.oneHour]).studies
        #expect(hour.now("cvd.delta") == 50)
        #expect(hour.settledAt == open)
        desk.clock(open.adding(minutes: 61))
        let closed = try #require(desk.first.frames[.oneMinute]).studies
        #expect(closed["cvd.delta"] == 50)
        // The bars before were not known by their trades.
        #expect(closed.word("cvd.source") == "est.")
    }

    @Test func levelsAndTheProfileAreTold() throws {
        var desk = Harness()
        desk.bars(randomBars(1_300, from: open, seed: 5))
        let state = desk.first
        let studies = try #require(state.frames[.oneMinute]).studies
        #expect(studies.levels.map(\.study) == ["session_levels", "fvg", "order_blocks", "liquidity", "dealing_range"])
        #expect(studies.levels(of: "session_levels")?.standing.isEmpty == false)
        #expect(studies.levels(of: "liquidity")?.standing.allSatisfy { $0.isLive } == true)
        #expect(!studies.swings.isEmpty && !studies.breaks.isEmpty)
        let profile = try #require(state.profile)
        #expect(profile.area.map { Harness.nq.spec.points($0.control) } == studies["profile.poc"])
        #expect(profile.histogram.total > 0 && profile.finished.isEmpty)
    }
}
