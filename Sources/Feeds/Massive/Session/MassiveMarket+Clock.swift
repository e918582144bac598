import Market
import State

extension MassiveMarket {
    /// Moves the desk's clock to now, but past the end of a minute only when its bars have come or were waited for.
    mutating func advanceClock(at now: Moment) {
        guard phase == .running else { return }
        let target = clock.exchange(at: now)
        guard var told = clock.told else {
            clock.tell(target)
            nextCheck = target.adding(minutes: Self.checkMinutes)
            box.emit(.clockAdvanced(target))
            return
        }
        guard target - told >= Timestamp.second / 4 else { return }
        // A machine that slept, or a clock that was set, jumps; the minutes between come by REST.
        if target - told > Self.longJump * Timestamp.minute {
            for slot in slots.indices { slots[slot].doubt(told.startOfMinute, through: target.startOfMinute) }
            told = target.startOfMinute
        }
        while true {
            let end = told.startOfMinute.adding(minutes: 1)
            guard end <= target else { break }
            guard isComplete(end.adding(minutes: -1)) || target - end >= patience(at: now).whole else {
                // One nanosecond short of the minute's end, which the bars that are missing still belong to.
                tellClock(end.adding(nanoseconds: -1))
                return
            }
            pass(end)
            told = end
        }
        tellClock(target)
        if let check = nextCheck, check <= target { checkSettled(at: target) }
    }

    private static let checkMinutes: Int64 = 5
    private static let longJump: Int64 = 120

    private mutating func tellClock(_ instant: Timestamp) {
        guard clock.told.map({ instant > $0 }) ?? true else { return }
        clock.tell(instant)
        box.emit(.clockAdvanced(instant))
    }

    private func patience(at now: Moment) -> Duration {
        switch link.phase {
        case .polling: .seconds(90)
        case .live: slots.contains { $0.held != nil } ? patience.barWhileAway : patience.bar
        default: patience.barWhileAway
        }
    }

    private func isComplete(_ minute: Timestamp) -> Bool {
        slots.allSatisfy { slot in
            slot.last.map { $0 >= minute } ?? false || !slot.calendar.isOpen(at: minute)
        }
    }

    /// The clock passes the end of a minute: what has not come by then may be missing.
    private mutating func pass(_ end: Timestamp) {
        let minute = end.adding(minutes: -1)
        tellClock(end)
        for slot in slots.indices where slots[slot].hasHistory && slots[slot].told[minute] == nil {
            if slots[slot].calendar.isOpen(at: minute) { slots[slot].doubt(minute, through: minute) }
        }
        for slot in slots.indices {
            guard let day = slots[slot].calendar.tradingDay(containing: minute) else { continue }
            let session = slots[slot].calendar.session(of: day)
            // When a session is over, all of it is looked at once more.
            if session.upperBound == end {
                slots[slot].doubt(session.lowerBound, through: minute)
                slots[slot].forget(before: session.lowerBound.adding(minutes: -Self.keptMinutes))
            }
        }
    }

    private static let keptMinutes: Int64 = 14 * 24 * 60

    /// What has settled by now is looked at once more, for late corrections. Where the clock has jumped, the look reaches
    /// back from when it was due.
    private mutating func checkSettled(at target: Timestamp) {
        let due = min(nextCheck ?? target, target).startOfMinute
        nextCheck = target.adding(minutes: Self.checkMinutes)
        for slot in slots.indices where slots[slot].hasHistory {
            let from = due.adding(minutes: -3 * Self.checkMinutes)
            slots[slot].doubt(from, through: target.startOfMinute.adding(minutes: -1))
        }
    }
}
