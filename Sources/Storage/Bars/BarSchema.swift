import GRDB

/// The tables of the bars, step by step. A step that has been released is never changed; a new one is added.
enum BarSchema {
    static let steps: [(name: String, sql: String)] = [("1 bars", first), ("2 studies", second)]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps { migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) } }
        return migrator
    }

    /// Prices are ticks of the series' own tick size; minutes are counted from 1970 UTC and mark the start of the bar; other
    /// times are nanoseconds UTC. A month that is not known is empty. The view is for people.
    private static let first = """
        CREATE TABLE series (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL,
          root TEXT NOT NULL,
          month TEXT NOT NULL,
          tick_numerator INTEGER NOT NULL,
          tick_denominator INTEGER NOT NULL,
          known_at INTEGER NOT NULL,
          UNIQUE (source, root, month, tick_numerator, tick_denominator));
        CREATE TABLE bar (
          series INTEGER NOT NULL,
          minute INTEGER NOT NULL,
          open INTEGER NOT NULL,
          high INTEGER NOT NULL,
          low INTEGER NOT NULL,
          close INTEGER NOT NULL,
          volume INTEGER NOT NULL,
          revision INTEGER NOT NULL,
          known_at INTEGER NOT NULL,
          PRIMARY KEY (series, minute)) WITHOUT ROWID;
        CREATE TABLE complete (
          series INTEGER NOT NULL,
          from_time INTEGER NOT NULL,
          to_time INTEGER NOT NULL,
          PRIMARY KEY (series, from_time)) WITHOUT ROWID;
        CREATE VIEW bar_in_points AS
          SELECT source, root, month, datetime(minute * 60, 'unixepoch') AS start_utc,
            open * 1.0 * tick_numerator / tick_denominator AS open,
            high * 1.0 * tick_numerator / tick_denominator AS high,
            low * 1.0 * tick_numerator / tick_denominator AS low,
            close * 1.0 * tick_numerator / tick_denominator AS close, volume, revision,
            datetime(bar.known_at / 1000000000, 'unixepoch') AS known_at_utc
          FROM bar JOIN series ON series.id = bar.series;
        """

    /// The studies of a series as they stood after a minute, the basis they stand on as a text.
    private static let second = """
        CREATE TABLE studies (
          series INTEGER NOT NULL,
          minute INTEGER NOT NULL,
          basis TEXT NOT NULL,
          state BLOB NOT NULL,
          PRIMARY KEY (series, minute));
        """
}
