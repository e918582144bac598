import FoundationEssentials
import Market
import Studies

extension Snapshot {
    /// The picture as JSON text with sorted keys; `SnapshotDocument` tells the fields.
    package func json(pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    /// The picture in the shape of its JSON.
    package var document: SnapshotDocument {
        SnapshotDocument(
            number: number, mode: mode.rawValue, tag: mode.tag, time: time?.utcText(), session: session,
            playback: playback?.document,
            instruments: instruments.map { $0.document(self) }, scanner: scannerDocument,
            focus: focusDocument, noTrade: noTrade?.document,
            sources: sources.map { $0.document(at: time) }, jobs: jobs.map(\.document),
            accounts: accounts.map(\.document), journal: journalDocument, store: store?.document,
            port: port?.document, logLines: logCount)
    }

    private var session: SessionDocument {
        guard let time else { return SessionDocument() }
        let local = NewYork.local(time)
        let calendars = instruments.map { $0.spec.calendar }
        return SessionDocument(
            newYork: local.clockWithSeconds,
            tradingDay: calendars.map { $0.tradingDay(atOrAfter: time) }.min()?.description,
            isOpen: calendars.contains { $0.isOpen(at: time) },
            phase: plan.phase(minuteOfDay: local.minuteOfDay).rawValue)
    }

    private var scannerDocument: ScannerDocument {
        let rows = scanner.rows.filter { instruments.indices.contains($0.slot) }.sorted {
            // What has no change yet comes last.
            (-($0.rank ?? -1), $0.slot) < (-($1.rank ?? -1), $1.slot)
        }
        return ScannerDocument(
            refreshed: scanner.refreshed?.utcText(), nextRefresh: scanner.nextRefresh?.utcText(),
            rows: rows.map { $0.document(of: instruments[$0.slot]) })
    }
}

extension InstrumentState {
    fileprivate func document(_ snapshot: Snapshot) -> InstrumentDocument {
        let studies = frames[.oneMinute]?.studies
        return InstrumentDocument(
            symbol: instrument.symbol, root: instrument.root, name: spec.name, source: source,
            last: last.map { text($0.price) }, lastTicks: last?.price.ticks, lastTime: last?.time.utcText(),
            direction: last?.direction.rawValue, ageSeconds: age(of: last?.time, at: snapshot.time),
            changePercent: rounded(changePercent), previousClose: previousClose.map(text),
            tradingDay: day?.description, today: today.map(document), vwap: text(vwap),
            vwapPercent: rounded(vwapPercent), bands: bands(studies),
            ema: [
                AverageDocument(length: snapshot.emaFastLength, value: text(studies?.now(snapshot.emaFast))),
                AverageDocument(length: snapshot.emaSlowLength, value: text(studies?.now(snapshot.emaSlow))),
            ],
            pivots: previousDay.map(document), confluence: confluence?.document(spec),
            bars: Dictionary(uniqueKeysWithValues: frames.map { ($0.key.name, $0.value.bars.count) }))
    }

    private func document(_ bar: Bar) -> BarDocument {
        BarDocument(
            open: text(bar.open), high: text(bar.high), low: text(bar.low), close: text(bar.close), volume: bar.volume)
    }

    private func document(_ levels: DailyLevels) -> PivotsDocument {
        let pivots = levels.pivots
        return PivotsDocument(
            tradingDay: levels.day.description, high: text(levels.high), low: text(levels.low),
            close: text(levels.close), pivot: text(pivots.pivot), r1: text(pivots.r1), s1: text(pivots.s1),
            r2: text(pivots.r2), s2: text(pivots.s2))
    }

    private func bands(_ studies: FrameStudies?) -> BandsDocument? {
        guard let average = studies?.now("vwap.value"), let deviation = studies?.now("vwap.deviation") else {
            return nil
        }
        return BandsDocument(
            minus2: text(average - 2 * deviation), minus1: text(average - deviation),
            plus1: text(average + deviation), plus2: text(average + 2 * deviation))
    }

    fileprivate func text(_ price: Price) -> String { spec.text(price, style: .plain) }

    fileprivate func text(_ points: Double?) -> String? { points.flatMap { spec.text(points: $0, style: .plain) } }
}

extension ScannerRow {
    fileprivate func document(of state: InstrumentState) -> ScannerRowDocument {
        let pivots = state.previousDay?.pivots
        let last = state.last.map { state.spec.points($0.price) }
        return ScannerRowDocument(
            symbol: state.instrument.symbol, last: state.last.map { state.text($0.price) },
            changePercent: rounded(state.changePercent), vwap: state.text(state.vwap),
            vwapPercent: rounded(state.vwapPercent), pivot: state.text(pivots?.pivot), s1: state.text(pivots?.s1),
            r1: state.text(pivots?.r1), s2: state.text(pivots?.s2), r2: state.text(pivots?.r2),
            pivotDistance: state.text(last.flatMap { last in pivots.map { last - $0.pivot } }),
            atr: state.text(atr), volume: volume, trend: trend?.rawValue, momentum: state.text(momentum),
            isVolumeSurge: isVolumeSurge)
    }
}

extension SourceHealth {
    fileprivate func document(at time: Timestamp?) -> SourceDocument {
        SourceDocument(
            name: report.name, state: report.state.word, reason: reason, detail: report.detail,
            notices: report.rolls.map(\.description) + report.notices, lastMessage: lastMessage?.utcText(),
            ageSeconds: age(of: lastMessage, at: time), messages: messages,
            rate: rounded(rate), refused: refused)
    }

    private var reason: String? {
        switch report.state {
        case .off(let reason), .failed(let reason): reason
        case .live, .paused, .ended, .loading, .stale: nil
        }
    }
}

extension Playback {
    fileprivate var document: PlaybackDocument {
        PlaybackDocument(
            speed: speed.text, isPaused: isPaused, hasEnded: hasEnded, from: span?.lowerBound.utcText(),
            to: span?.upperBound.utcText(), seed: seed)
    }
}

extension JobStatus {
    fileprivate var document: JobDocument {
        JobDocument(
            name: name, everySeconds: everySeconds, lastRun: lastRun?.utcText(), nextRun: nextRun?.utcText())
    }
}

/// Two decimals, half away from zero; nil also for what is no number.
func rounded(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? ($0 * 100).rounded() / 100 : nil }
}

/// Seconds with one decimal, never below zero.
private func age(of instant: Timestamp?, at now: Timestamp?) -> Double? {
    guard let instant, let now else { return nil }
    return (Double(max(0, now - instant)) / 100_000_000).rounded() / 10
}
