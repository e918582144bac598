import GRDB

/// The tables, step by step. A step that has been released is never changed; a new one is added.
enum SQLiteSchema {
    static let steps: [(name: String, sql: String)] = [
        ("1 accounts and journal", first), ("2 review of a day", second),
    ]

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

    /// Setup, planned or not, and mistake of a day. `planned` is null where it is not said.
    private static let second = """
        ALTER TABLE journal ADD COLUMN setup TEXT NOT NULL DEFAULT '';
        ALTER TABLE journal ADD COLUMN planned INTEGER;
        ALTER TABLE journal ADD COLUMN mistake TEXT NOT NULL DEFAULT '';
        ALTER TABLE journal_before ADD COLUMN setup TEXT NOT NULL DEFAULT '';
        ALTER TABLE journal_before ADD COLUMN planned INTEGER;
        ALTER TABLE journal_before ADD COLUMN mistake TEXT NOT NULL DEFAULT '';
        DROP TRIGGER journal_replaced;
        DROP TRIGGER journal_deleted;
        CREATE TRIGGER journal_replaced AFTER UPDATE ON journal BEGIN
          INSERT INTO journal_before
            (account, day, gross, net, contracts, instruments, notes, setup, planned, mistake, saved_at)
          VALUES (old.account, old.day, old.gross, old.net, old.contracts, old.instruments, old.notes,
            old.setup, old.planned, old.mistake, old.saved_at);
        END;
        CREATE TRIGGER journal_deleted AFTER DELETE ON journal BEGIN
          INSERT INTO journal_before
            (account, day, gross, net, contracts, instruments, notes, setup, planned, mistake, saved_at)
          VALUES (old.account, old.day, old.gross, old.net, old.contracts, old.instruments, old.notes,
            old.setup, old.planned, old.mistake, old.saved_at);
        END;
        DROP VIEW journal_in_dollars;
        CREATE VIEW journal_in_dollars AS
          SELECT account, day, gross / 10000.0 AS gross, net / 10000.0 AS net, (gross - net) / 10000.0 AS commissions,
            contracts, instruments, notes, setup, planned, mistake,
            datetime(saved_at / 1000000000, 'unixepoch') AS saved_at_utc
          FROM journal;
        """
}
