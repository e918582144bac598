import GRDB
import Market
import State

// Rows of bars as they are written and read. Statements are prepared once a connection.
extension Database {
    func keep(_ told: BarStore.Told) throws {
        let id = try identity(of: told.series, knownAt: told.knownAt)
        for bar in told.bars {
            try run(
                """
                INSERT INTO bar (series, minute, open, high, low, close, volume, revision, known_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT (series, minute) DO UPDATE SET
                  open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                  volume = excluded.volume, revision = revision + 1, known_at = excluded.known_at
                WHERE open <> excluded.open OR high <> excluded.high OR low <> excluded.low
                  OR close <> excluded.close OR volume <> excluded.volume
                """,
                [
                    id, bar.time.minutes, bar.open.ticks, bar.high.ticks, bar.low.ticks, bar.close.ticks, bar.volume,
                    told.knownAt.nanoseconds,
                ])
        }
        if let complete = told.complete, !complete.isEmpty { try insert(complete, of: id) }
    }

    /// Lets go of what ended before an instant.
    func dropBars(before instant: Timestamp) throws {
        try run("DELETE FROM bar WHERE minute < ?", [instant.minutes])
        try run("DELETE FROM complete WHERE to_time <= ?", [instant.nanoseconds])
        try run(
            "UPDATE OR REPLACE complete SET from_time = ? WHERE from_time < ?",
            [instant.nanoseconds, instant.nanoseconds])
        try run("DELETE FROM studies WHERE minute < ?", [instant.minutes])
        try run("DELETE FROM series WHERE known_at < ? AND id NOT IN (SELECT series FROM bar)", [instant.nanoseconds])
    }

    /// The series of a source, or of all, the one that was told of last first.
    func barSummaries(of source: String?, specs: ContractSpecs) throws -> [ArchivedSummary] {
        let rows = try Row.fetchAll(
            self,
            sql: """
                SELECT series.source, root, month, tick_numerator, tick_denominator, series.known_at,
                  count(*), min(minute), max(minute)
                FROM series JOIN bar ON bar.series = series.id
                WHERE ?1 IS NULL OR source = ?1 GROUP BY series.id ORDER BY series.known_at DESC, root, month
                """, arguments: [source])
        return rows.compactMap { row in
            // Ticks of another size, or of a product that is not known any more, mean nothing.
            guard let spec = specs[row[1]], spec.tick == TickSize(row[3], row[4]) else { return nil }
            let month = ContractMonth(kept: row[2])
            guard month != nil || (row[2] as String).isEmpty else { return nil }
            return ArchivedSummary(
                series: ArchivedSeries(instrument: Instrument(spec: spec, month: month), source: row[0]), count: row[6],
                span: Timestamp(seconds: (row[7] as Int64) * 60)...Timestamp(seconds: (row[8] as Int64) * 60),
                knownAt: Timestamp(nanoseconds: row[5]))
        }
    }

    func bars(of series: ArchivedSeries, in span: Range<Timestamp>) throws -> ArchivedBars {
        guard let id = try known(series) else { return ArchivedBars() }
        var kept = ArchivedBars()
        let rows = try Row.fetchCursor(
            try cachedStatement(
                sql: """
                    SELECT minute, open, high, low, close, volume, revision, known_at FROM bar
                    WHERE series = ? AND minute >= ? AND minute < ? ORDER BY minute
                    """),
            arguments: [
                id, -floorDivide(-span.lowerBound.nanoseconds, Timestamp.minute),
                -floorDivide(-span.upperBound.nanoseconds, Timestamp.minute),
            ])
        while let row = try rows.next() {
            let bar = Bar(
                time: Timestamp(seconds: (row[0] as Int64) * 60), open: Price(ticks: row[1]),
                high: Price(ticks: row[2]),
                low: Price(ticks: row[3]), close: Price(ticks: row[4]), volume: row[5])
            kept.bars.append(
                ArchivedBar(bar: bar, revision: row[6], knownAt: Timestamp(nanoseconds: row[7])))
        }
        kept.complete = try complete(of: id).clamped(to: span)
        return kept
    }

    private func complete(of id: Int64) throws -> TimeSpans {
        let rows = try Row.fetchAll(
            self, sql: "SELECT from_time, to_time FROM complete WHERE series = ? ORDER BY from_time", arguments: [id])
        return TimeSpans(
            rows.compactMap { row -> Range<Timestamp>? in
                let (from, to) = (Timestamp(nanoseconds: row[0]), Timestamp(nanoseconds: row[1]))
                return from < to ? from..<to : nil
            })
    }

    private func insert(_ span: Range<Timestamp>, of id: Int64) throws {
        var spans = try complete(of: id)
        let before = spans
        spans.insert(span)
        guard spans != before else { return }
        for gone in before.list where !spans.list.contains(gone) {
            try run("DELETE FROM complete WHERE series = ? AND from_time = ?", [id, gone.lowerBound.nanoseconds])
        }
        for new in spans.list where !before.list.contains(new) {
            try run(
                "INSERT OR REPLACE INTO complete (series, from_time, to_time) VALUES (?, ?, ?)",
                [id, new.lowerBound.nanoseconds, new.upperBound.nanoseconds])
        }
    }

    func known(_ series: ArchivedSeries) throws -> Int64? {
        let spec = series.instrument.spec
        return try Int64.fetchOne(
            self,
            sql: """
                SELECT id FROM series
                WHERE source = ? AND root = ? AND month = ? AND tick_numerator = ? AND tick_denominator = ?
                """,
            arguments: [
                series.source, spec.root, series.instrument.month?.description ?? "", spec.tick.numerator,
                spec.tick.denominator,
            ])
    }

    private func identity(of series: ArchivedSeries, knownAt: Timestamp) throws -> Int64 {
        if let id = try known(series) {
            try run(
                "UPDATE series SET known_at = max(known_at, ?) WHERE id = ?", [knownAt.nanoseconds, id])
            return id
        }
        let spec = series.instrument.spec
        try run(
            """
            INSERT INTO series (source, root, month, tick_numerator, tick_denominator, known_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                series.source, spec.root, series.instrument.month?.description ?? "", spec.tick.numerator,
                spec.tick.denominator, knownAt.nanoseconds,
            ])
        return lastInsertedRowID
    }
}

extension ContractMonth {
    /// Reads `2026-12`.
    fileprivate init?(kept text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month) else {
            return nil
        }
        self.init(year: year, month: month)
    }
}
