import FoundationEssentials
import GRDB
import Market
import State

// Saved studies as they are written and read.
extension Database {
    /// Keeps studies in place of all after them, and one of those before. Without minutes of the series there is nothing
    /// that they could be taken up after.
    func keep(_ studies: SavedStudies, of series: ArchivedSeries) throws {
        guard let id = try known(series) else { return }
        let minute = studies.through.minutes
        try run(
            """
            DELETE FROM studies WHERE series = ?1 AND (minute >= ?2 OR minute < (
              SELECT max(minute) FROM studies WHERE series = ?1 AND minute < ?2))
            """, [id, minute])
        try run(
            "INSERT INTO studies (series, minute, basis, state) VALUES (?, ?, ?, ?)",
            [id, minute, studies.basis, Data(studies.state)])
    }

    /// The newest first; none in a file that an older program wrote.
    func studies(of series: ArchivedSeries) throws -> [SavedStudies] {
        guard try tableExists("studies"), let id = try known(series) else { return [] }
        let rows = try Row.fetchCursor(
            self, sql: "SELECT minute, basis, state FROM studies WHERE series = ? ORDER BY minute DESC", arguments: [id]
        )
        var list: [SavedStudies] = []
        while let row = try rows.next() {
            list.append(
                SavedStudies(
                    through: Timestamp(seconds: (row[0] as Int64) * 60), basis: row[1],
                    state: try row.withUnsafeData(atIndex: 2) { $0.map([UInt8].init) } ?? []))
        }
        return list
    }
}
