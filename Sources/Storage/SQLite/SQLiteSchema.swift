import GRDB

/// The tables, step by step. A step that has been released is never changed; a new one is added.
enum SQLiteSchema {
    static let steps: [(name: String, sql: String)] = [("1 accounts and journal", first)]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps { migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) } }
        return migrator
    }

    /// Times are nanoseconds UTC, money is 1/10 000 dollar, a day is its trading day's date. What is replaced in the
    /// journal goes to `journal_before` by triggers, so that no program can forget it. The view is for people.
    private static let first = """
        CREATE TABLE account (
          name TEXT PRIMARY KEY NOT NULL,
          reported_at INTEGER,
          positions TEXT NOT NULL,
          state TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE push (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          account TEXT NOT NULL,
          reported_at INTEGER,
          sent_at INTEGER,
          positions TEXT NOT NULL);
        CREATE TABLE fill (
          id INTEGER PRIMARY KEY,
          account TEXT NOT NULL,
          time INTEGER NOT NULL,
          symbol TEXT NOT NULL,
          side TEXT NOT NULL,
          quantity INTEGER NOT NULL,
          effect TEXT NOT NULL,
          price REAL,
          is_estimated INTEGER NOT NULL,
          is_after_gap INTEGER NOT NULL,
          realised INTEGER);
        CREATE INDEX fill_of_account ON fill(account, id);
        CREATE TABLE journal (
          account TEXT NOT NULL,
          day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
          gross INTEGER NOT NULL,
          net INTEGER NOT NULL,
          contracts INTEGER NOT NULL,
          instruments TEXT NOT NULL,
          notes TEXT NOT NULL,
          saved_at INTEGER NOT NULL,
          PRIMARY KEY (account, day)) WITHOUT ROWID;
        CREATE TABLE journal_before (
          id INTEGER PRIMARY KEY,
          account TEXT NOT NULL,
          day TEXT NOT NULL,
          gross INTEGER NOT NULL,
          net INTEGER NOT NULL,
          contracts INTEGER NOT NULL,
          instruments TEXT NOT NULL,
          notes TEXT NOT NULL,
          saved_at INTEGER NOT NULL);
        CREATE TRIGGER journal_replaced AFTER UPDATE ON journal BEGIN
          INSERT INTO journal_before (account, day, gross, net, contracts, instruments, notes, saved_at)
          VALUES (old.account, old.day, old.gross, old.net, old.contracts, old.instruments, old.notes, old.saved_at);
        END;
        CREATE TRIGGER journal_deleted AFTER DELETE ON journal BEGIN
          INSERT INTO journal_before (account, day, gross, net, contracts, instruments, notes, saved_at)
          VALUES (old.account, old.day, old.gross, old.net, old.contracts, old.instruments, old.notes, old.saved_at);
        END;
        CREATE VIEW journal_in_dollars AS
          SELECT account, day, gross / 10000.0 AS gross, net / 10000.0 AS net, (gross - net) / 10000.0 AS commissions,
            contracts, instruments, notes, datetime(saved_at / 1000000000, 'unixepoch') AS saved_at_utc
          FROM journal;
        """
}
