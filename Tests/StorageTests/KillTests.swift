import Glibc
import Ledger
import Market
import Support
import Testing

@testable import Storage

/// A program that is killed keeps all that it has answered for.
@Suite(.serialized) struct KillTests {
    /// More with `COPILOT_KILLS=200`.
    private var kills: Int { getenv("COPILOT_KILLS").flatMap { Int(String(cString: $0)) } ?? 12 }

    @Test func nothingThatWasKeptIsLost() throws {
        try withFolder { folder in
            var numbers = SeededNumbers(seed: 7)
            var promises = Promises()
            for round in 1...kills {
                let probe = try ProbeRun(folder: folder.path, count: 100_000, waiting: 32)
                let limit = Int(numbers.next() % 1_500)
                let lines = probe.lines(killedAfter: limit)
                for line in lines { promises.take(line) }
                try promises.check(in: folder.path, "round \(round), killed after \(limit) lines")
            }
            #expect(promises.journal > 0)
            // The draft is whole, whatever moment it was.
            #expect(DraftFile.drafts(at: folder.path + "/drafts").contains { !$0.notes.isEmpty })
        }
    }
}
