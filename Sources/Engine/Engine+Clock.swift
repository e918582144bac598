import Market
import State

extension Engine {
    /// Moves exchange time to where the feed says it is: closes what ends by then, runs what is due by then. A clock
    /// that does not move, or goes back, changes nothing.
    mutating func advanceClock(to instant: Timestamp) {
        guard instant.isPlausible, time.map({ instant > $0 || hasOverdue(at: $0) }) ?? true else { return }
        let now = max(instant, time ?? instant)
        closeBars(through: now.nanoseconds)
        let isFirst = time == nil || (!hasScanned && books.contains(where: \.hasBars))
        time = now
        if isDue(refreshJob, at: now) { refresh(at: now) }
        if isFirst || isDue(scannerJob, at: now) { runScanner(at: now) }
        if refreshJob.next == nil { refreshJob.ran(at: now) }
        updateEarliestDue()
        advanceBriefing(at: now)
        if let effect = sources.changedSilence(at: time, calendars: calendars) { effects.append(effect) }
    }

    /// Moves exchange time to an instant that a row has proven: closes what ended before it, runs what was due before it.
    mutating func pass(_ instant: Timestamp) {
        if let time, instant <= time { return }
        if time == nil {
            scannerJob.skip(to: instant)
            refreshJob.skip(to: instant)
            updateEarliestDue()
        } else if earliestDue < instant.nanoseconds {
            settle(before: instant)
        }
        time = instant
    }

    /// Runs both jobs at once, at the user's wish.
    mutating func refreshNow() {
        guard let time else {
            effects.append(.log(.info, part: "engine", text: "nothing to refresh before the first message"))
            return
        }
        refresh(at: time)
        updateEarliestDue()
        effects.append(.log(.info, part: "engine", text: "scanner and levels refreshed on request"))
    }

    mutating func updateEarliestDue() {
        earliestDue = min(scannerJob.next?.nanoseconds ?? .max, refreshJob.next?.nanoseconds ?? .max)
        for book in books.indices { earliestDue = min(earliestDue, books[book].earliestEnd) }
    }

    /// Measures every instrument anew.
    mutating func scan() {
        scanner.rows.removeAll(keepingCapacity: true)
        for slot in books.indices { scanner.rows.append(books[slot].scannerRow(slot: slot)) }
    }

    private mutating func settle(before instant: Timestamp) {
        while let due = nextDue, due < instant {
            closeBars(through: due.nanoseconds)
            if refreshJob.next == due { refresh(at: due) } else { runScanner(at: due) }
            skipJobs(to: instant)
            scanner.nextRefresh = scannerJob.next
        }
        closeBars(through: instant.nanoseconds - 1)
        updateEarliestDue()
    }

    /// Notes the runs that `settle` would make, without making them; true where a refresh is among them.
    mutating func passJobs(before instant: Timestamp) -> Bool {
        var isRefreshed = false
        while let due = nextDue, due < instant {
            if refreshJob.next == due {
                refreshJob.ran(at: due)
                isRefreshed = true
            }
            scannerJob.ran(at: due)
            skipJobs(to: instant)
        }
        return isRefreshed
    }

    /// Nothing changes in a gap, so of the runs that it would have held one is enough.
    private mutating func skipJobs(to instant: Timestamp) {
        if let next = refreshJob.next, next < instant { refreshJob.skip(to: instant) }
        if let next = scannerJob.next, next < instant { scannerJob.skip(to: instant) }
    }

    private var nextDue: Timestamp? {
        guard let refresh = refreshJob.next, let scanner = scannerJob.next else { return nil }
        return min(refresh, scanner)
    }

    private mutating func refresh(at instant: Timestamp) {
        refreshJob.ran(at: instant)
        runScanner(at: instant)
        if configuration.mode == .live { effects.append(.tellFeed(.retry)) }
    }

    private mutating func runScanner(at instant: Timestamp) {
        scan()
        scannerJob.ran(at: instant)
        planDay(at: instant)
        scanner.refreshed = instant
        scanner.nextRefresh = scannerJob.next
        hasScanned = books.contains(where: \.hasBars)
    }

    /// Closes what ended by then; rows of a source that is late by contract are waited for.
    private mutating func closeBars(through end: Int64) {
        let end = end - sources.lateness
        for book in books.indices { books[book].closeSpans(through: end) }
    }

    private func isDue(_ job: Job, at instant: Timestamp) -> Bool { job.next.map { $0 <= instant } ?? false }

    /// True when a row has moved the clock to an instant at which something is due, which only a clock event may settle.
    private func hasOverdue(at now: Timestamp) -> Bool {
        earliestDue <= now.nanoseconds || !hasScanned && books.contains(where: \.hasBars)
    }
}
