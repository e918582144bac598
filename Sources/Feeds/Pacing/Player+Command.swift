import Market
import State

extension Player {
    /// Carries out a command that came at a wall time.
    package mutating func perform(_ command: FeedCommand, at wall: Int64, emit: (Event) -> Void) {
        switch command {
        case .pause: pause(at: wall, emit: emit)
        case .resume:
            clock.resume(at: wall)
            tellState(at: wall, emit: emit)
        case .setSpeed(let speed):
            clock.setSpeed(speed, at: wall)
            tellState(at: wall, emit: emit)
        case .step(let minutes): step(minutes, at: wall, emit: emit)
        case .jump(let instant): jump(to: instant, at: wall, emit: emit)
        case .retry, .positionsOpen: break
        }
    }

    private mutating func pause(at wall: Int64, emit: (Event) -> Void) {
        clock.pause(at: wall)
        let market = clock.market(at: wall)
        if catchUp == nil, let next = tape.nextDue, next <= market {
            // What was known before the pause still comes; its end tells the state.
            catchUp = market
        } else {
            tellState(at: wall, emit: emit)
        }
    }

    /// To the end of the current minute and further whole minutes; where none of them brings a row (a halt, a weekend, a
    /// thin night), to the end of the minute that does.
    private mutating func step(_ minutes: Int, at wall: Int64, emit: (Event) -> Void) {
        clock.pause(at: wall)
        guard minutes > 0, !hasEnded else { return tellState(at: wall, emit: emit) }
        let from = catchUp ?? clock.market(at: wall)
        var target = from.startOfMinute.adding(minutes: Int64(min(minutes, 1_000_000)))
        if catchUp == nil, let next = tape.nextDue, next > target { target = next.endOfMinute }
        if let last = tape.span?.upperBound { target = min(target, max(last, from)) }
        catchUp = target
        emit(.playbackChanged(playback))
    }

    private mutating func jump(to instant: Timestamp, at wall: Int64, emit: (Event) -> Void) {
        guard let span = tape.span else { return }
        let target = min(max(instant, span.lowerBound), span.upperBound)
        if target < catchUp ?? clock.market(at: wall) {
            emit(.marketReset)
            tape.rewind()
            told = nil
            hasEnded = false
        }
        catchUp = target
        clock.move(to: target, at: wall)
        tellState(at: wall, emit: emit)
    }
}

extension Timestamp {
    /// The first whole minute at or after this instant.
    fileprivate var endOfMinute: Timestamp {
        self == startOfMinute ? self : startOfMinute.adding(minutes: 1)
    }
}
