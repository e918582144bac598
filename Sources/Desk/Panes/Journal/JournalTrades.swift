import Canvas
import Ledger
import Market

/// The day's round trips as the fills tell them, beside the form or in one row of it.
struct JournalTrades {
    private let trips: [RoundTrip]
    private let day: TradingDay
    private let style: NumberStyle

    init(_ proposal: JournalProposal, _ style: NumberStyle) {
        trips = proposal.roundTrips
        day = proposal.day
        self.style = style
    }

    /// One row, `09:14 ▼ 2 MNQ −$49.00` each: the first give way where they do not all fit.
    func row(_ rect: Rect, on grid: inout Grid) {
        var items = trips.map { trip in
            RowItem(
                [Run("\(NewYork.local(trip.closed).clock) ", .dim)] + side(trip) + [
                    Run(" \(name(trip)) ", .dim), gain(trip),
                ],
                priority: 50)
        }
        var shown = items.fitting(rect.width, gap: 3, droppingFirst: true)
        if shown.count < items.count {
            // Says how many are not there.
            let count = "\(items.count) trips"
            items = items.suffix(shown.count)
            shown = items.fitting(rect.width - count.count - 3, gap: 3, droppingFirst: true)
            items = [RowItem(count, .dim, priority: 90)] + items.suffix(shown.count)
        }
        grid.put(left: items, in: rect, gap: 3)
    }

    /// Each trip's times with side, contracts and product, and what it gained; oldest first.
    var told: [(name: String, gain: Run)] {
        trips.map { trip in
            let times = "\(trip.opened.map(clock) ?? "before")–\(clock(trip.closed))"
            return ("\(times) \(side(trip).map(\.text).joined()) \(name(trip))", gain(trip))
        }
    }

    /// A line each, the newest that have room.
    func list(in rect: Rect, on grid: inout Grid) {
        guard !trips.isEmpty else { return }
        let table = Table(
            [
                TableColumn("opened", .right, width: 6, priority: 60),
                TableColumn("closed", .right, width: 6, priority: 90), TableColumn("", width: 3, priority: 95),
                TableColumn("qty", .right, width: 4, priority: 80), TableColumn("trade", width: 8, priority: 90),
                TableColumn("gross", .right, width: 12, priority: 100),
            ], x: rect.x, width: rect.width)
        grid.headings(table, y: rect.y)
        let room = max(0, rect.height - 2)
        let shown = trips.count <= room ? trips[...] : trips.suffix(max(0, room - 1))
        var y = rect.y + 1
        if shown.count < trips.count {
            grid.put("\(trips.count - shown.count) earlier", x: rect.x, y: y, .dim)
            y += 1
        }
        for trip in shown {
            grid.row(table, y: y) { column in
                switch column {
                case 0: [Run(trip.opened.map(clock) ?? "before", .dim)]
                case 1: [Run(clock(trip.closed), .dim)]
                case 2: [Run(trip.side == .long ? "▲" : "▼", trip.side == .long ? .up : .down)]
                case 3: [Run("\(trip.contracts)")]
                case 4: [Run(name(trip))]
                default: [gain(trip)]
                }
            }
            y += 1
        }
    }

    private func side(_ trip: RoundTrip) -> [Run] {
        [Run(trip.side == .long ? "▲" : "▼", trip.side == .long ? .up : .down), Run(" \(trip.contracts)")]
    }

    /// `MNQ`, or what the platform wrote where nobody knows it.
    private func name(_ trip: RoundTrip) -> String {
        Instrument(symbol: trip.symbol, near: day.date)?.root ?? TextFit.fit(OutsideText.line(trip.symbol), to: 8)
    }

    /// Before costs; `est.` where a price in it is an estimate.
    private func gain(_ trip: RoundTrip) -> Run {
        guard let gross = trip.gross else { return Run("unknown", .warn) }
        let text = gross.text(style: style, signed: true) + (trip.isEstimated ? " est." : "")
        return Run(text, Pen(PositionLine.role(of: gross), .bold))
    }

    private func clock(_ time: Timestamp) -> String { NewYork.local(time).clock }
}

extension JournalFormPicture {
    func drawTrades(y: Int, on grid: inout Grid) {
        guard let proposal else { return }
        label("trades", endingAt: left - 2, y: y, on: &grid)
        JournalTrades(proposal, style).row(
            Rect(x: left + 1, y: y, width: area.right - left - 2, height: 1), on: &grid)
    }

    /// What the fills leave open, `1 of 3 exits have no known price`.
    func drawRemarks(y: Int, on grid: inout Grid) {
        guard let notes = proposal?.notes, !notes.isEmpty else { return }
        label("fills", endingAt: left - 2, y: y, on: &grid)
        grid.put(
            TextFit.fit(OutsideText.line(notes.joined(separator: "; ")), to: area.right - left - 2), x: left + 1, y: y,
            Pen(.warn))
    }
}
