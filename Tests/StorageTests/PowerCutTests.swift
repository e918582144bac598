import Glibc
import Market
import Support
import Testing

@testable import Storage

/// What an acknowledged push rests on: syncs that came before it, whatever becomes of the rest.
@Suite(.serialized) struct PowerCutTests {
    private func record(count: Int, waiting: Int) throws -> (record: DiskRecord, folder: String) {
        try withFolder { folder in
            mkdir(folder.path + "/data", 0o700)
            let probe = try ProbeRun(
                folder: folder.path + "/data", count: count, waiting: waiting,
                environment: [
                    "LD_PRELOAD=" + ChildProcess.beside("libDiskRecorder.so"), "DISK_FOLDER=\(folder.path)/data",
                    "DISK_RECORD=\(folder.path)/record",
                ])
            _ = probe.lines()
            return (DiskRecord(path: folder.path + "/record"), folder.path + "/data")
        }
    }

    @Test func everyAcknowledgedPushHasASyncBehindIt() throws {
        let (record, folder) = try record(count: 60, waiting: 1)
        var log: [Int: String] = [:]
        var unsynced = false
        var syncs = 0
        var pushes = 0
        for step in record.steps {
            switch step {
            case .named(let file, let path): log[file] = path
            case .written(let file, _, _): if log[file] == folder + "/copilot.db-wal" { unsynced = true }
            case .synced(let file):
                guard log[file] == folder + "/copilot.db-wal" else { continue }
                unsynced = false
                syncs += 1
            case .said(let line):
                #expect(!unsynced, "\(line)")
                pushes += line.hasPrefix("push") ? 1 : 0
            case .sized, .removed: break
            }
        }
        #expect(pushes == 60)
        // One waits at a time, so each has a sync of its own.
        #expect(syncs >= pushes)
    }

    @Test func manyThatWaitShareASync() throws {
        let (record, folder) = try record(count: 2_000, waiting: 64)
        var log: [Int: String] = [:]
        var syncs = 0
        var said = 0
        for step in record.steps {
            switch step {
            case .named(let file, let path): log[file] = path
            case .synced(let file): syncs += log[file] == folder + "/copilot.db-wal" ? 1 : 0
            case .said: said += 1
            case .written, .sized, .removed: break
            }
        }
        #expect(said == 2_200)
        #expect(syncs < said / 2)
    }

    /// Cuts the power after every so many steps, and drops any part of what was not synced by then.
    @Test func aPowerCutTakesNothingThatWasAcknowledged() throws {
        let (record, original) = try record(count: 3_000, waiting: 16)
        try #require(record.steps.count > 1_000)
        var numbers = SeededNumbers(seed: 11)
        for round in 0..<40 {
            let cut = Int(numbers.next() % UInt64(record.steps.count))
            var promises = Promises()
            for case .said(let line) in record.steps.prefix(cut) {
                promises.take(line.dropLast())
            }
            try withFolder { folder in
                for (path, bytes) in record.files(after: cut, &numbers) {
                    try folder.write(String(path.dropFirst(original.utf8.count + 1)), bytes)
                }
                try promises.check(in: folder.path, "round \(round), cut after \(cut) steps")
            }
        }
    }
}
