import Engine
import Ledger
import Machine
import Market
import Port
import Runtime
import State
import Support
import Testing

/// The port on a running desk.
@Suite struct DeskPortTests {
    private func runtime(_ port: DeskPort) -> Runtime {
        Runtime(
            EngineConfiguration(mode: .live, source: "scripted"), feed: ScriptedFeed([]), log: Log(path: nil),
            onReady: { port.open($0) })
    }

    @Test func itListensWhenTheDeskIsReadyAndSaysWhere() throws {
        let port = DeskPort(PortConfiguration(port: 0), log: Log(path: nil))
        let runtime = runtime(port)
        try runtime.start()
        let snapshot = try #require(runtime.wait(milliseconds: 20_000) { $0.port?.state == .listening })
        #expect(snapshot.port?.addresses.first?.hasPrefix("127.0.0.1:") == true)
        port.close()
        runtime.stop()
    }

    @Test func theDeskGoesOnWithoutAPortThatIsTaken() throws {
        let first = DeskPort(PortConfiguration(port: 0), log: Log(path: nil))
        let holder = runtime(first)
        try holder.start()
        let held = try #require(holder.wait(milliseconds: 20_000) { $0.port?.addresses.isEmpty == false })
        let number = try #require(held.port?.addresses.first?.split(separator: ":").last.flatMap { Int($0) })
        let second = DeskPort(PortConfiguration(port: number), log: Log(path: nil))
        let desk = runtime(second)
        try desk.start()
        let snapshot = try #require(desk.wait(milliseconds: 20_000) { $0.port != nil })
        guard case .failed(let reason)? = snapshot.port?.state else {
            Issue.record("the port must have failed")
            return
        }
        #expect(reason.contains("choose another --port"))
        second.close()
        desk.stop()
        first.close()
        holder.stop()
    }

    @Test func whatIsSubmittedIsAnswered() throws {
        let runtime = runtime(DeskPort(PortConfiguration(port: 0), log: Log(path: nil)))
        try runtime.start()
        let answer = Monitor<Keeping?>(nil)
        runtime.submit(
            .positionsReported(PositionReport(account: "Sim101"), receivedAt: Timestamp(seconds: 1_772_637_610))
        ) {
            keeping in answer.change { $0 = keeping }
        }
        let keeping = answer.wait(until: Clocks.monotonic() + 20 * Timestamp.second) { $0 }
        guard case .kept(.accepted?, _)? = keeping else {
            Issue.record("\(String(describing: keeping))")
            return
        }
        #expect(runtime.wait(milliseconds: 20_000) { !$0.accounts.isEmpty } != nil)
        runtime.stop()
    }
}
