import Glibc
import Ledger
import Machine
import Support
import Testing

@testable import Storage

@Suite struct DraftFileTests {
    @Test func givesBackTheNewest() throws {
        try withFolder { folder in
            let path = folder.path + "/drafts"
            #expect(DraftFile.drafts(at: path).isEmpty)
            var file = try DraftFile(path: path)
            #expect(DraftFile.drafts(at: path).isEmpty)
            for step in 1...5 {
                try file.write([Facts.draft("step \(step)\u{1b}[0m\n\"Ä\"")])
                #expect(DraftFile.drafts(at: path).map(\.notes) == ["step \(step)\u{1b}[0m\n\"Ä\""])
            }
            file.close()
            // A later run goes on from there.
            var later = try DraftFile(path: path)
            try later.write([])
            #expect(DraftFile.drafts(at: path).isEmpty)
            later.close()
        }
    }

    @Test func itsRoomIsTakenAndItIsTheUsersAlone() throws {
        try withFolder { folder in
            let path = folder.path + "/drafts"
            let before = umask(0)
            defer { umask(before) }
            let file = try DraftFile(path: path)
            defer { file.close() }
            var facts = stat()
            #expect(stat(path, &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
            #expect(facts.st_size == 2 * DraftFile.slotSize)
            #expect(facts.st_blocks * 512 >= 2 * DraftFile.slotSize)
        }
    }

    /// Whatever part of a write reaches the disk, the text before it is still there.
    @Test func aTornWriteSpoilsOnlyItself() throws {
        try withFolder { folder in
            let path = folder.path + "/drafts"
            var file = try DraftFile(path: path)
            try file.write([Facts.draft("old")])
            let before = try bytes(of: path)
            try file.write([Facts.draft("new")])
            let after = try bytes(of: path)
            file.close()
            let changed = after.indices.filter { before[$0] != after[$0] }
            for cut in changed {
                var torn = before
                for index in changed where index < cut { torn[index] = after[index] }
                try folder.write("drafts", torn)
                let notes = DraftFile.drafts(at: path).map(\.notes)
                #expect(notes == ["old"], "cut at \(cut)")
            }
            try folder.write("drafts", after)
            #expect(DraftFile.drafts(at: path).map(\.notes) == ["new"])
        }
    }

    @Test func saysWhatIsTooLong() throws {
        try withFolder { folder in
            var file = try DraftFile(path: folder.path + "/drafts")
            defer { file.close() }
            try file.write([Facts.draft("short")])
            let error = #expect(throws: StorageError.self) {
                try file.write([Facts.draft(String(repeating: "x", count: 300_000))])
            }
            #expect(error?.description.hasSuffix("longer than 256 KiB and is not kept until it is saved") == true)
            #expect(DraftFile.drafts(at: folder.path + "/drafts").map(\.notes) == ["short"])
        }
    }

    @Test func theWriterKeepsTheNewest() throws {
        try withFolder { folder in
            let path = folder.path + "/drafts"
            let writer = try DraftWriter(path: path) { Issue.record("\($0)") }
            for step in 1...50 { writer.keep([Facts.draft("\(step)")]) }
            writer.finish()
            #expect(DraftFile.drafts(at: path).map(\.notes) == ["50"])
        }
    }

    @Test func theWriterSaysWhatIsWrongAndGoesOn() throws {
        try withFolder { folder in
            let path = folder.path + "/later/drafts"
            let said = Monitor<[String]>([])
            let writer = try DraftWriter(path: path) { text in said.change { $0.append(text) } }
            writer.keep([Facts.draft("kept all the same")])
            #expect(
                said.wait(until: patience()) { $0.first }
                    == "\(path): cannot be opened: No such file or directory; the desk goes on trying")
            mkdir(folder.path + "/later", 0o700)
            #expect(
                said.wait(until: patience()) { $0.count == 2 ? $0.last : nil } == "\(path): what is typed is kept again"
            )
            writer.finish()
            #expect(DraftFile.drafts(at: path).map(\.notes) == ["kept all the same"])
        }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 2 * DraftFile.slotSize)
        try #require(read(file, &bytes, bytes.count) == bytes.count)
        return bytes
    }
}
