import Machine
import Market
import Runtime
import State
import Support
import Testing

@Suite struct EventQueueTests {
    private func batch(_ rows: Int) -> Event {
        .barsClosed(randomBars(rows, from: Timestamp(seconds: 0), seed: 1).map { SlotBar(slot: 0, bar: $0) })
    }

    @Test func eventsAreNumberedInTheOrderTheyCame() {
        let queue = EventQueue()
        queue.push(.marketReset)
        queue.post(.clockAdvanced(Timestamp(seconds: 7)))
        var events: [QueuedEvent] = []
        #expect(queue.take(into: &events) == .events)
        #expect(events.map(\.number) == [1, 2])
        queue.push(.marketReset)
        #expect(queue.take(into: &events) == .events)
        #expect(events.map(\.number) == [3])
    }

    @Test func takingEndsAtItsDeadline() {
        var events: [QueuedEvent] = []
        #expect(EventQueue().take(into: &events, until: Clocks.monotonic() - 1) == .timeout)
        #expect(events.isEmpty)
    }

    @Test func producersWaitForRoomAndNothingIsLost() throws {
        let queue = EventQueue(capacity: 100)
        let event = batch(30)
        let producers = try (0..<3).map { _ in
            try WorkerThread(name: "producer") { for _ in 0..<200 { queue.push(event) } }
        }
        var events: [QueuedEvent] = []
        var numbers: [UInt64] = []
        var largest = 0
        while numbers.count < 600, queue.take(into: &events, until: patience()) == .events {
            numbers += events.map(\.number)
            largest = max(largest, events.count * 30)
        }
        for producer in producers { producer.join() }
        #expect(numbers == Array(1...600))
        #expect(largest <= 100)
    }

    @Test func aBatchLargerThanTheQueueGoesInAlone() {
        let queue = EventQueue(capacity: 10)
        #expect(queue.push(batch(50)) != nil)
        var events: [QueuedEvent] = []
        #expect(queue.take(into: &events) == .events)
        #expect(events.count == 1)
    }

    @Test func postNeverWaits() {
        let queue = EventQueue(capacity: 5)
        queue.push(batch(5))
        #expect(queue.post(.intentRaised(.refreshNow)))
        let taken = (0..<100).filter { _ in queue.post(.marketReset) }.count
        #expect(taken < 100)
    }

    @Test func closingLetsWaitingProducersGoAndGivesOutTheRest() throws {
        let queue = EventQueue(capacity: 1)
        queue.push(.marketReset)
        let answer = Monitor<Bool?>(nil)
        let producer = try WorkerThread(name: "producer") {
            let taken = queue.push(.marketReset) != nil
            answer.change { $0 = taken }
        }
        queue.close()
        producer.join()
        #expect(answer.read { $0 } == false)
        #expect(queue.push(.marketReset) == nil)
        #expect(!queue.post(.marketReset))
        var events: [QueuedEvent] = []
        #expect(queue.take(into: &events) == .events)
        #expect(events.count == 1)
        #expect(queue.take(into: &events) == .closed)
    }
}
