import Dispatch
import State
import Support
import Synchronization
import Testing

@testable import Feeds

/// A feed that takes time to make.
@Suite struct OpeningFeedTests {
    @Test func stopDoesNotWaitForWhatNeverOpens() {
        let opens = DispatchSemaphore(value: 0)
        let returned = DispatchSemaphore(value: 0)
        let states = Mutex<[SourceState]>([])
        let feed = OpeningFeed(name: "replay", mode: .replay, detail: "a pipe") {
            defer { returned.signal() }
            opens.wait()
            throw ReplayError.nothingGiven
        }
        feed.start { event in
            if case .sourceReported(let report) = event { states.withLock { $0.append(report.state) } }
        }
        let elapsed = ContinuousClock().measure { feed.stop() }
        #expect(elapsed < .seconds(1))
        opens.signal()
        returned.wait()
        #expect(states.withLock { $0 } == [.loading(progress: nil)], "nothing is told after the stop")
    }

    @Test func whatCannotBeMadeSaysWhy() {
        let told = DispatchSemaphore(value: 0)
        let states = Mutex<[SourceState]>([])
        let feed = OpeningFeed(name: "replay", mode: .replay, detail: "nothing") { throw ReplayError.nothingGiven }
        feed.start { event in
            if case .sourceReported(let report) = event { states.withLock { $0.append(report.state) } }
            told.signal()
        }
        told.wait()
        told.wait()
        feed.stop()
        #expect(states.withLock { $0 }.last == .failed(reason: ReplayError.nothingGiven.description))
    }
}
