import Market
import State
import Studies

extension InstrumentBook {
    /// Why a saved state is not taken up.
    enum Refusal: Error, Hashable {
        /// Another program, other settings or other trading hours made it.
        case otherBasis
        /// The minutes are not those it was made from.
        case otherMinutes
        case damaged(String)
    }

    /// A book like another that has recalled minutes, with the studies as they were saved after the last of them that they hold.
    static func recalling(
        _ bars: [Bar], _ saved: SavedStudies, like blank: InstrumentBook
    ) -> Result<InstrumentBook, Refusal> {
        let (instrument, configuration) = (blank.instrument, blank.configuration)
        guard saved.basis == configuration.basis(of: instrument.spec) else { return .failure(.otherBasis) }
        var book = InstrumentBook(instrument: instrument, configuration: configuration, like: blank)
        book.recall(bars.prefix { $0.time <= saved.through })
        do {
            let state = try StateDecoder.value(BookState.self, of: saved.state, calendar: book.calendar)
            let digests = DayDigest.all(book.minutes)
            // Days that are no longer wanted are dropped; whole days only, and the oldest.
            guard !digests.isEmpty, state.digests.suffix(digests.count) == digests[...],
                book.minutes.lastTime == saved.through, state.give(to: &book)
            else { return .failure(.otherMinutes) }
        } catch {
            return .failure(.damaged("\(error)"))
        }
        // A checkpoint is made before its minute counts as the newest price, which may have come as a trade before.
        if let bar = book.minutes.last, book.last.map({ $0.time <= bar.time }) ?? true {
            book.setLast(bar.close, at: bar.time.adding(minutes: 1))
        }
        book.checkpoints.keep(book.blank, at: saved.through)
        book.keptThrough = saved.through
        return .success(book)
    }

    /// Takes closed minutes into the series of all frames; the studies are not fed.
    private mutating func recall(_ bars: some Sequence<Bar>) {
        var spans = higher.map { FrameBars(frame: $0.frame) }
        func close(endingBy end: Timestamp) {
            for index in spans.indices {
                if let closed = spans[index].close(endingBy: end) {
                    higher[index].recall(closed.bar, day: closed.day)
                }
            }
        }
        for bar in bars where admits(bar) {
            guard let known else { continue }
            close(endingBy: bar.time)
            minute.recall(bar, day: known.day)
            for index in spans.indices { spans[index].absorb(bar, day: known.day, session: known.session) }
            close(endingBy: bar.time.adding(minutes: 1))
        }
    }

    /// The newest checkpoint, once, for a later run; nil where it was given away before.
    mutating func studiesToKeep() -> StudiesToKeep? {
        guard let through = checkpoints.newest, through != keptThrough,
            let basis = configuration.basis(of: instrument.spec),
            var book = checkpoints.book(before: through.adding(nanoseconds: 1))
        else { return nil }
        keptThrough = through
        book.recallPast(from: self)
        return StudiesToKeep(
            series: ArchivedSeries(instrument: instrument, source: configuration.source), through: through
        ) { [book] in
            SavedStudies(through: through, basis: basis, state: try StateEncoder.bytes(of: BookState(book)))
        }
    }

    /// Takes closed bars and past values from a later state.
    mutating func recallPast(from later: InstrumentBook) {
        minute.recallPast(from: later.minute)
        for index in higher.indices { higher[index].recallPast(from: later.higher[index]) }
    }
}

extension EngineConfiguration {
    /// What saved studies of a product stand on, besides its minutes; nil where none are saved.
    func basis(of spec: ContractSpec) -> String? {
        guard mode == .live, let program else { return nil }
        let list = studies.map { study in
            let values = study.values.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
            return "\(study.label)(\(values.joined(separator: ",")))"
        }
        let product = "\(spec.root) \(spec.calendar.name) \(spec.tick.numerator)/\(spec.tick.denominator)"
        return "\(program); \(product); \(keptDays) days; \(list.joined(separator: " "))"
    }
}
