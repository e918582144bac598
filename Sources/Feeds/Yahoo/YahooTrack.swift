import Market
import State

/// What is known of one symbol, and what is to be asked of it.
struct YahooTrack: Sendable {
    /// As it was asked for: with the month that the user named, or none.
    let wanted: Instrument
    /// As it is known now: with the month that Yahoo's name tells.
    private(set) var instrument: Instrument
    let symbol: String
    /// Told to the engine; by minute, the last hour of it, to see what is corrected.
    private(set) var recent: [Timestamp: Bar] = [:]
    /// The minutes that are told lie between these two.
    private(set) var first: Timestamp?
    private(set) var last: Timestamp?
    /// Everything before is known, bars or none; nil before the first answer.
    private(set) var settled: Timestamp?
    /// Spans that are still to be asked for, the next one first.
    private(set) var holes: [Range<Timestamp>] = []
    /// When it is asked next.
    var due: Timestamp
    var isAnswered = false
    /// Why it is not asked with the others for now.
    var refusal: String?

    /// How far back each answer reaches, for minutes that are corrected.
    static let overlap: Int64 = 15
    /// Minutes after which a minute is taken as over although no later price is known.
    static let patience: Int64 = 15
    /// How many minutes are remembered.
    private static let memory: Int64 = 60
    /// Longest span of one answer, in minutes, below Yahoo's eight days.
    static let longest: Int64 = 7 * 1_440

    init(_ wanted: Instrument, known: Instrument?, due: Timestamp) {
        self.wanted = wanted
        instrument = known ?? wanted
        symbol = wanted.name(.yahoo)
        self.due = due
    }

    var series: ArchivedSeries { ArchivedSeries(instrument: instrument, source: YahooFeed.source) }

    /// Begins with what is kept.
    ///
    /// - Parameter wanted: the history that the desk wants and Yahoo may have.
    /// - Returns: what is to be told.
    mutating func begin(_ kept: ArchivedBars, wanted: Range<Timestamp>) -> [Bar] {
        recent = [:]
        holes = []
        let bars = kept.bars.map(\.bar)
        (first, last) = (bars.first?.time, bars.last?.time)
        if let last {
            for bar in bars where bar.time > last.adding(minutes: -Self.memory) { recent[bar.time] = bar }
        }
        // The newest first of an empty archive, to the present minute, with the overlap in the same answer: what lies before
        // would come too late for this run.
        let reach = Self.longest - Self.overlap - 2
        let newest = max(wanted.lowerBound, wanted.upperBound.adding(minutes: -reach))
        let known = bars.isEmpty ? newest : max(kept.complete.list.last?.upperBound ?? newest, wanted.lowerBound)
        settled = known
        // Holes that can still be filled; then what comes before everything that is told, backwards, so that what is kept
        // has no holes.
        let earliest = first ?? newest
        let open = kept.complete.missing(in: wanted).filter { $0.lowerBound < known }
            .map { $0.clamped(to: wanted.lowerBound..<known) }
        holes = open.filter { $0.upperBound > earliest }.flatMap(Self.chunks)
        holes += open.filter { $0.upperBound <= earliest }.flatMap(Self.chunks).reversed()
        return bars
    }

    /// A span in parts that one answer can hold, oldest first.
    private static func chunks(_ span: Range<Timestamp>) -> [Range<Timestamp>] {
        var chunks: [Range<Timestamp>] = []
        var end = span.upperBound
        while span.lowerBound < end {
            let start = max(span.lowerBound, end.adding(minutes: -longest))
            chunks.append(start..<end)
            end = start
        }
        return chunks.reversed()
    }

    /// Yahoo's name told another month: everything begins anew.
    mutating func become(_ instrument: Instrument) { self.instrument = instrument }

    /// The span to ask for now.
    func next(at now: Timestamp) -> (span: Range<Timestamp>, isHole: Bool) {
        let from = (settled ?? now).adding(minutes: -Self.overlap)
        // What is behind by more than one answer holds comes in several.
        let end = min(now.adding(minutes: 1), from.adding(minutes: Self.longest)).startOfMinute
        if isAnswered, end > now, let hole = holes.first { return (hole, true) }
        return (from.startOfMinute..<max(end, from.adding(minutes: 2)).startOfMinute, false)
    }

    /// What an answer brings.
    struct News {
        /// Closed minutes that follow those that are known.
        var closed: [Bar] = []
        /// Minutes that fill a hole, or are told otherwise than before.
        var corrected: [Bar] = []
        /// All closed minutes of the answer, and the span of which they are all there is.
        var kept: [Bar] = []
        var complete: Range<Timestamp>?
    }

    /// Takes an answer to what `next` gave.
    mutating func take(_ chart: YahooChart, of span: Range<Timestamp>, isHole: Bool, now: Timestamp) -> News {
        var news = News()
        let over = Self.over(chart, now: now)
        let floor = YahooContract.floor(instrument, now: now)
        for row in chart.rows {
            guard row.time.nanoseconds % Timestamp.minute == 0, span.contains(row.time), let prices = row.prices,
                row.time.adding(minutes: 1) <= over, floor.map({ row.time >= $0 }) ?? true
            else { continue }
            news.kept.append(bar(row.time, prices, row.volume))
        }
        // Rows without figures at the end are not there yet.
        let trailing = chart.rows.last { $0.time.nanoseconds % Timestamp.minute == 0 }
        let isTold = trailing.map { $0.prices != nil } ?? true
        let end = isTold ? over : news.kept.last?.time.adding(minutes: 1) ?? span.lowerBound
        let complete = min(span.upperBound, end)
        if complete > span.lowerBound { news.complete = span.lowerBound..<complete }
        if isHole {
            holes.removeFirst()
            news.corrected = news.kept.filter { bar in
                first.map { bar.time > $0 } ?? false && last.map { bar.time < $0 } ?? false && recent[bar.time] != bar
            }
        } else {
            sort(&news)
            settled = max(settled ?? complete, complete)
        }
        isAnswered = true
        refusal = nil
        return news
    }

    /// A hole that Yahoo refuses to fill is not asked for again in this run.
    mutating func giveUpHole() { if !holes.isEmpty { holes.removeFirst() } }

    private mutating func sort(_ news: inout News) {
        let before = last
        for bar in news.kept {
            if last.map({ bar.time > $0 }) ?? true {
                news.closed.append(bar)
                last = bar.time
                if first == nil { first = bar.time }
            } else if recent[bar.time] != bar {
                news.corrected.append(bar)
            }
            recent[bar.time] = bar
        }
        // What is older than anything remembered was told before, or comes too late for this run.
        if let before { news.corrected.removeAll { $0.time <= before.adding(minutes: -Self.memory) } }
        if let last { recent = recent.filter { $0.key > last.adding(minutes: -Self.memory) } }
    }

    /// Minutes that ended by then are over: a later price is known, or the longest delay has passed.
    private static func over(_ chart: YahooChart, now: Timestamp) -> Timestamp {
        let told = [chart.priceTime, chart.rows.last?.time].compactMap { $0 }.max()?.startOfMinute
        let waited = now.adding(minutes: -patience).startOfMinute
        return min(max(told ?? waited, waited), now.startOfMinute)
    }

    /// Yahoo's figures carry the noise of short floating point; the nearest tick is meant.
    private func bar(_ time: Timestamp, _ prices: YahooChart.Prices, _ volume: Int) -> Bar {
        let spec = instrument.spec
        return Bar(
            time: time, open: spec.price(points: prices.open), high: spec.price(points: prices.high),
            low: spec.price(points: prices.low), close: spec.price(points: prices.close), volume: volume)
    }
}
