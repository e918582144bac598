import Canvas
import State
import Testing

@testable import Desk

/// The port and the store in the last row and in the one above it.
@Suite struct HealthLineTests {
    private func rows(_ edit: (inout Snapshot) -> Void) -> (health: String, last: String) {
        let rows = KeyScript(AccountSamples.with([], edit), size: Size(160, 48)).rows
        return (rows[46], rows[47])
    }

    private static let kept = StoreHealth(name: "sqlite", state: .open, isDurable: true)

    @Test func whatIsWellStandsBesideTheFeed() {
        let (health, last) = rows {
            $0.port = AccountSamples.listening
            $0.store = Self.kept
        }
        #expect(health.contains("● sqlite   ● port 8000 last push 4m12s ago"))
        #expect(!last.contains("port") && !last.contains("sqlite"))
    }

    @Test func whatStandsStillIsNotLive() {
        for state in [SourceState.paused, .ended] {
            let snapshot = DeskMarket.liveMarket.reporting(state)
            let text = PanesFrame(FeedsPane(), snapshot, width: 79, height: 12).rows.dropFirst().joined()
            #expect(!text.contains("live") && HealthLine(snapshot.sources[0], at: snapshot.time).ageText == state.word)
        }
    }

    @Test func whatFailedTakesTheLastRow() {
        let port = rows {
            $0.port = PortHealth(state: .failed("taken"))
            $0.store = Self.kept
        }
        #expect(port.last.contains("✗ port failed") && port.health.contains("✗ port failed"))
        let store = rows {
            $0.port = AccountSamples.listening
            $0.store = StoreHealth(name: "sqlite", state: .failed("disk full"), isDurable: false)
        }
        #expect(store.last.contains("✗ sqlite failed"))
    }

    @Test func whatIsNotKeptForGoodIsSaid() {
        #expect(
            rows { $0.store = StoreHealth(name: "redis", state: .open, isDurable: false) }.last.contains("not durable"))
        let readOnly = rows { $0.store = StoreHealth(name: "sqlite", state: .readOnly("held"), isDurable: false) }
        #expect(readOnly.last.contains("sqlite read-only"))
        let shared = rows { $0.port = PortHealth(state: .listening, addresses: ["127.0.0.1:8000"], note: "[::1]:8000") }
        #expect(shared.last.contains("port 8000 shared"))
    }

    @Test func aPortThatIsOffIsNoTrouble() {
        let (health, last) = rows { $0.port = PortHealth(state: .off) }
        #expect(health.contains("○ port off") && !last.contains("port"))
    }

    @Test func whatFailedRaisesItsBand() {
        var script = KeyScript(
            AccountSamples.with([]) {
                $0.store = StoreHealth(name: "sqlite", state: .failed("The disk is full."), isDurable: true)
            }, size: Size(80, 24))
        #expect(script.shows("✗ STORE FAILED"))
        #expect(script.shows("The disk is full."))
        script.press("8")
        #expect(script.shows("✗ sqlite"))
    }

    @Test func theEnginePageListsStoreAndPort() {
        var script = KeyScript(
            AccountSamples.with([]) {
                $0.port = AccountSamples.listening
                $0.store = StoreHealth(
                    name: "redis", state: .open, isDurable: false, durabilityNote: "AOF is off.", kept: 41)
            }, size: Size(120, 36))
        script.press("8")
        #expect(script.shows("◐ redis"))
        #expect(script.shows("not durable: AOF is off."))
        #expect(script.shows("● port 8000  listening   4m12s"))
        #expect(script.shows("127.0.0.1:8000 · 1 connection"))
    }

    @Test(arguments: [Size(60, 16), Size(40, 10), Size(30, 1)]) func theWorstIsThereAtEverySize(_ size: Size) {
        let script = KeyScript(
            AccountSamples.with([]) {
                $0.store = StoreHealth(name: "sqlite", state: .failed("The disk is full."), isDurable: true)
            }, size: size)
        #expect(script.lastRow.contains("✗"), "\(script.testDescription)")
    }
}
