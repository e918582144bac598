/// Where a desk keeps its facts.
package struct StorageSetup: Sendable {
    /// The data folder; it is there.
    package var folder: String
    /// Why this desk may only look, as a sentence; nil when it holds the folder.
    package var readOnlyReason: String?

    /// Where accounts are kept instead of in the database.
    package var redis: RedisAddress?

    package init(folder: String, redis: RedisAddress? = nil, readOnlyReason: String? = nil) {
        self.folder = folder
        self.redis = redis
        self.readOnlyReason = readOnlyReason
    }

    package var database: String { Self.database(in: folder) }
    package var draftFile: String { folder + "/drafts" }
    package var backupFolder: String { folder + "/backups" }

    package static func database(in folder: String) -> String { folder + "/copilot.db" }

    /// Opens the database as this desk may.
    func openDatabase() throws(StorageError) -> any DeskStore {
        guard let readOnlyReason else { return try SQLiteStore.openSound(path: database, backups: backupFolder) }
        return try SQLiteStore(reading: database, because: readOnlyReason)
    }
}
