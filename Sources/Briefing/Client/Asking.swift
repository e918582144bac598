import Market
import Synchronization
import Transport

/// One question under way: turns what the transfer tells into words, usage and one end.
final class Asking: Sendable {
    private struct State {
        var head: HTTPHead?
        /// Of an answer that is no stream.
        var body: [UInt8] = []
        var events = ServerEvents()
        var reader = AnswerReader()
        var answer = Answer()
        /// Characters of the answer's text.
        var written = 0
        var transfer: Transfer?
        var isOver = false
    }

    private let state = Mutex(State())
    private let service: BriefingService
    private let clock: @Sendable () -> Timestamp
    private let onEvent: @Sendable (BriefingClient.Event) -> Void

    init(
        service: BriefingService, clock: @escaping @Sendable () -> Timestamp,
        onEvent: @escaping @Sendable (BriefingClient.Event) -> Void
    ) {
        self.service = service
        self.clock = clock
        self.onEvent = onEvent
    }

    func isRunning(_ transfer: Transfer) {
        let isOver = state.withLock { state in
            state.transfer = transfer
            return state.isOver
        }
        if isOver { transfer.cancel() }
    }

    func take(_ event: TransferEvent) {
        let told = state.withLock { state in state.isOver ? [] : step(event, &state) }
        for event in told { onEvent(event) }
        // What comes after the end is not worth its way.
        let done = state.withLock { $0.isOver ? $0.transfer : nil }
        done?.cancel()
    }

    private func step(_ event: TransferEvent, _ state: inout State) -> [BriefingClient.Event] {
        switch event {
        case .head(let head):
            state.head = head
            return []
        case .chunk(let bytes):
            guard state.head?.isSuccess == true, isStream(state) else {
                state.body += bytes
                return []
            }
            let events = state.events.take(bytes)
            return read(events, &state)
        case .finished: return finish(&state)
        case .failed(let error): return end(.transport(error), &state)
        }
    }

    private func isStream(_ state: State) -> Bool {
        state.head?["Content-Type"]?.lowercased().hasPrefix("application/json") != true
    }

    private func read(_ events: [ServerEvents.Event], _ state: inout State) -> [BriefingClient.Event] {
        var told: [BriefingClient.Event] = []
        for event in events {
            let pieces = state.reader.take(event)
            told += tell(pieces, &state)
            if state.isOver { break }
        }
        return told
    }

    private func tell(_ pieces: [AnswerReader.Piece], _ state: inout State) -> [BriefingClient.Event] {
        var told: [BriefingClient.Event] = []
        for piece in pieces where !state.isOver {
            switch piece {
            case .searched: told.append(.searching)
            case .failed(let words): told += end(.gaveUp(BriefingError.plain(words, key: service.key)), &state)
            case .text(let text):
                let room = Answer.limit - state.written
                let kept = text.prefix(room)
                state.answer.text += kept
                state.written += kept.count
                told.append(.text(String(kept)))
                if kept.endIndex < text.endIndex {
                    state.answer.wasCutShort = true
                    told += end(nil, &state)
                }
            }
        }
        return told
    }

    private func finish(_ state: inout State) -> [BriefingClient.Event] {
        guard let head = state.head else { return end(.brokeOff, &state) }
        guard head.isSuccess else {
            return end(BriefingError(head, body: state.body, service: service, now: clock()), &state)
        }
        var told: [BriefingClient.Event] = []
        if isStream(state) {
            let events = state.events.finish()
            told = read(events, &state)
        } else {
            let pieces = state.reader.takeWhole(state.body)
            told = tell(pieces, &state)
        }
        if state.isOver { return told }
        let isBlank = state.answer.text.allSatisfy(\.isWhitespace)
        let error: BriefingError? = !state.reader.isComplete ? .brokeOff : isBlank ? .empty : nil
        return told + end(error, &state)
    }

    private func end(_ error: BriefingError?, _ state: inout State) -> [BriefingClient.Event] {
        state.isOver = true
        state.answer.usage = state.reader.usage
        state.answer.wasCutShort = state.answer.wasCutShort || state.reader.wasCutShort
        state.answer.missingParts = state.reader.skipped + state.events.skipped
        return [error.map { .failed($0, state.answer) } ?? .finished(state.answer)]
    }
}
