import Market

/// Reads a schedule as trading days of products. A session that cannot be is refused with a sentence, and its days stay as
/// they are built in.
struct ScheduleReading {
    private(set) var hours = VendorHours()
    /// What is not followed and why, as sentences.
    private(set) var refusals: [String] = []

    /// - Parameters:
    ///   - rows: the whole answer.
    ///   - products: those that were asked for.
    init(_ rows: [ScheduleRow], of products: [ContractSpec], toldAt: Timestamp) {
        for product in products {
            read(rows.filter { $0.product == product.root }, product, toldAt)
        }
    }

    private mutating func read(_ rows: [ScheduleRow], _ product: ContractSpec, _ toldAt: Timestamp) {
        let calendar = TradingCalendar(group: product.group)
        var days: [ToldDay] = []
        // Sessions of which something was told that is not taken in.
        var refused: Set<CivilDate> = []
        for (text, rows) in Dictionary(grouping: rows, by: \.session).sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
            guard let date = text.flatMap({ CivilDate(iso: $0) }) else {
                refusals.append(
                    "Massive's schedule of \(product.root) has a session without a date; it is not followed")
                continue
            }
            do throws(ToldDayError) {
                let session = ToldSession(date: date, stretches: try Self.stretches(rows))
                let new = try session.days(by: calendar, toldAt: toldAt)
                // A holiday that is told under two dates has no sense under the second.
                guard !new.contains(where: { one in days.contains { $0.day == one.day } }) else { throw .misfit }
                days += new
            } catch {
                refused.insert(date)
                refuse(product, date, error)
            }
        }
        days += idle(between: days, but: refused, calendar, toldAt)
        let misfits = calendar.misfits(days)
        for misfit in misfits { refuse(product, misfit.day.date, .misfit) }
        hours.take(days.filter { !misfits.contains($0) }, of: product.root)
    }

    private mutating func refuse(_ product: ContractSpec, _ date: CivilDate, _ error: ToldDayError) {
        refusals.append(
            "Massive's schedule of \(product.root) for \(date.weekday.short) \(date) is not followed: it \(error)")
    }

    /// Days of the built-in calendar of which a whole answer says nothing, though it tells of days before and after them:
    /// nothing trades then.
    private func idle(
        between days: [ToldDay], but refused: Set<CivilDate>, _ calendar: TradingCalendar, _ toldAt: Timestamp
    ) -> [ToldDay] {
        let told = Set(days.map(\.day))
        guard let first = told.min(), let last = told.max() else { return [] }
        var idle: [ToldDay] = []
        var day = calendar.nextTradingDay(after: first)
        while day < last {
            if !told.contains(day), !refused.contains(day.date), !refused.contains(calendar.bookingDay(of: day).date),
                // Never nil: a trading day of the calendar.
                let one = try? ToldDay(day, [], toldAt: toldAt)
            {
                idle.append(one)
            }
            day = calendar.nextTradingDay(after: day)
        }
        return idle
    }

    /// The parts of a session, in order, from what is told to happen in it.
    private static func stretches(_ rows: [ScheduleRow]) throws(ToldDayError) -> [Range<Timestamp>] {
        var happenings: Set<Happening> = []
        for row in rows {
            guard let event = row.event, let time = row.time else { throw .events("has an event without a time") }
            guard let kind = Happening.Kind(rawValue: event) else {
                throw .events("has an event \"\(VendorText.plain(event))\", which copilot does not know")
            }
            happenings.insert(Happening(time: time, kind: kind))
        }
        var stretches: [Range<Timestamp>] = []
        var open: Timestamp?
        for happening in happenings.sorted() {
            switch (happening.kind, open) {
            case (.open, nil): open = happening.time
            case (.open, .some): throw .events("opens twice without a pause")
            case (.pause, let start?), (.close, let start?):
                guard start < happening.time else { throw .noLength }
                stretches.append(start..<happening.time)
                open = nil
            // A session that does not reopen after a pause closes all the same.
            case (.close, nil) where !stretches.isEmpty: break
            case (.pause, nil), (.close, nil): throw .events("closes without an opening")
            case (.preOpen, nil), (.waiting, nil): break
            case (.preOpen, .some), (.waiting, .some): throw .events("takes orders for an opening while it is open")
            }
        }
        guard open == nil else { throw .events("has no close") }
        guard !stretches.isEmpty else { throw .events("has no opening") }
        return stretches
    }

    /// What is told to happen in a session, and when.
    private struct Happening: Hashable, Comparable {
        let time: Timestamp
        let kind: Kind

        enum Kind: String {
            case open, pause, close
            case preOpen = "pre_open"
            case waiting = "post_close_pre_open"

            /// Of those at one instant the end of what was comes first.
            var rank: Int { self == .open ? 2 : self == .pause || self == .close ? 0 : 1 }
        }

        static func < (a: Happening, b: Happening) -> Bool { (a.time, a.kind.rank) < (b.time, b.kind.rank) }
    }
}
