import FoundationEssentials
import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct SnapshotJSONTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func whatIsAbsentIsNull() throws {
        var engine = Engine(EngineConfiguration(mode: .live, source: "x"))
        #expect(
            try engine.snapshot().json() == """
                {"accounts":[],"focus":null,"instruments":[],"jobs":[\
                {"everySeconds":60,"lastRun":null,"name":"scanner","nextRun":null},\
                {"everySeconds":300,"lastRun":null,"name":"refresh","nextRun":null}],\
                "journal":{"commissions":"0.00","days":0,"entries":0,"gross":"0.00","net":"0.00"},\
                "logLines":0,"mode":"live","noTrade":null,"number":1,"playback":null,"port":null,\
                "scanner":{"nextRefresh":null,"refreshed":null,"rows":[]},\
                "session":{"isOpen":null,"newYork":null,"phase":null,"tradingDay":null},\
                "sources":[{"ageSeconds":null,"detail":"","lastMessage":null,"messages":0,"name":"x","notices":[],\
                "rate":null,"reason":null,"refused":0,"state":"loading"}],\
                "store":null,"tag":null,"time":null}
                """)
    }

    @Test func figuresAreExactByTick() {
        var desk = Harness([Harness.instrument("6E")], mode: .simulated)
        desk.bars(stride(from: 0, to: 1_380, by: 10).map { bar(open.adding(minutes: $0), 21_975) })
        desk.bars([bar(Harness.et(8, 18, 0), 21_985, volume: 7)])
        desk.clock(Harness.et(8, 18, 1, 30))
        let document = desk.snapshot.document
        #expect(document.tag == "SIM")
        #expect(document.time == "2024-01-08T23:01:30Z")
        #expect(document.session.newYork == "18:01:30")
        #expect(document.session.tradingDay == "2024-01-09")
        #expect(document.session.isOpen == true)
        #expect(document.session.phase == "beforeEntries")
        let euro = document.instruments[0]
        #expect(euro.last == "1.09925")
        #expect(euro.lastTicks == 21_985)
        #expect(euro.previousClose == "1.09875")
        #expect(euro.changePercent == 0.05)
        #expect(euro.ageSeconds == 30)
        #expect(euro.vwap == "1.09925")
        #expect(euro.today?.low == "1.09920")
        #expect(euro.today?.volume == 7)
        #expect(euro.pivots?.tradingDay == "2024-01-08")
        #expect(euro.pivots?.pivot == "1.09875")
        #expect(euro.ema.map(\.length) == [9, 21])
        #expect(euro.bars["1m"] == 139)
        #expect(document.scanner.rows[0].pivotDistance == "0.00050")
        #expect(document.scanner.rows[0].last == euro.last)
    }

    @Test func aReplayTellsHowItPlays() {
        var desk = Harness()
        desk.send(
            .playbackChanged(Playback(speed: .maximum, isPaused: true, span: open...open.adding(minutes: 60))))
        let playback = desk.snapshot.document.playback
        #expect(playback?.speed == "max")
        #expect(playback?.isPaused == true)
        #expect(playback?.hasEnded == false)
        #expect(playback?.from == "2024-01-07T23:00:00Z")
        #expect(playback?.to == "2024-01-08T00:00:00Z")
        #expect(playback?.seed == nil)
    }

    @Test func theTextReadsBack() throws {
        var desk = Harness([Harness.nq, Harness.instrument("GC")])
        desk.bars((0..<90).map { bar(open.adding(minutes: $0), 40_000 + Int($0)) })
        desk.clock(open.adding(minutes: 91))
        let picture = desk.snapshot
        let document = try JSONDecoder().decode(SnapshotDocument.self, from: Data(try picture.json(pretty: true).utf8))
        #expect(document == picture.document)
    }

    @Test func theScannerIsRankedByAbsoluteChange() {
        var desk = Harness([Harness.nq, Harness.instrument("ES"), Harness.instrument("CL")])
        for (slot, next) in [(0, 1_001), (1, 990), (2, 1_005)] {
            desk.bars([bar(Harness.et(8, 16, 0), 1_000), bar(Harness.et(8, 18, 0), next)], slot: slot)
        }
        desk.clock(Harness.et(8, 18, 1))
        #expect(desk.snapshot.document.scanner.rows.map(\.symbol) == ["ES", "CL", "NQ"])
    }
}
