import Glibc
import Logging
import Machine
import Market
import State
import Support
import Testing

@testable import Runtime

@Suite struct LogTests {
    private let now: @Sendable () -> Timestamp = { Timestamp(nanoseconds: 1_704_466_367_204_000_000) }

    @Test func linesGoToAFileOfTheOwner() throws {
        try withFolder { folder in
            let log = Log(path: "\(folder.path)/state/copilot/copilot.log", now: now)
            log.write(.info, part: "feed", "replay of 2 files\nstarts")
            log.write(.debug, part: "feed", "not asked for")
            log.logger("desk").warning("slow frame", metadata: ["ms": "31"])
            #expect(
                folder.text(of: "state/copilot/copilot.log") == """
                    2024-01-05T14:52:47.204Z info feed replay of 2 files starts
                    2024-01-05T14:52:47.204Z warn desk slow frame ms=31

                    """)
            #expect(folder.mode(of: "state/copilot/copilot.log") == 0o600)
            #expect(folder.mode(of: "state") == 0o700)
        }
    }

    @Test func aFullFileIsTurnedOver() throws {
        try withFolder { folder in
            let log = Log(path: "\(folder.path)/copilot.log", fileLimit: 100, now: now)
            for index in 1...6 { log.write(.info, part: "feed", "line \(index), which is about this long") }
            for (name, index) in [("copilot.log", 6), ("copilot.log.1", 5), ("copilot.log.2", 4), ("copilot.log.3", 3)]
            {
                #expect(folder.text(of: name)?.contains("line \(index)") == true)
            }
            #expect(folder.text(of: "copilot.log.4") == nil)
        }
    }

    @Test func aFileOfAnotherRunIsContinued() throws {
        try withFolder { folder in
            try folder.write("copilot.log", "old\n")
            Log(path: "\(folder.path)/copilot.log", now: now).write(.info, part: "feed", "new")
            #expect(folder.text(of: "copilot.log") == "old\n2024-01-05T14:52:47.204Z info feed new\n")
            #expect(folder.mode(of: "copilot.log") == 0o600)
        }
    }

    @Test func aFileThatAnotherDeskTurnedOverIsFoundAgain() throws {
        try withFolder { folder in
            let log = Log(path: "\(folder.path)/copilot.log", fileLimit: 120, now: now)
            log.write(.info, part: "feed", "one, which is about this long")
            rename("\(folder.path)/copilot.log", "\(folder.path)/copilot.log.1")
            try folder.write("copilot.log", "theirs\n")
            log.write(.info, part: "feed", "two, which is about this long")
            #expect(folder.text(of: "copilot.log")?.hasPrefix("theirs\n") == true)
            #expect(folder.text(of: "copilot.log")?.contains("two,") == true)
            #expect(folder.text(of: "copilot.log.2") == nil)
        }
    }

    @Test func troubleWithTheFileIsToldOnceOnTheScreen() throws {
        try withFolder { folder in
            try folder.write("file", "")
            let lines = Monitor<[LogLine]>([])
            let log = Log(path: "\(folder.path)/file/copilot.log", now: now)
            log.show { line in lines.change { $0.append(line) } }
            log.write(.info, part: "feed", "one")
            log.write(.info, part: "feed", "two")
            let texts = lines.read { $0.map(\.text) }
            #expect(texts.count == 3)
            #expect(texts[0] == "one")
            #expect(
                texts[1] == "\(folder.path)/file/copilot.log: cannot open: Not a directory; lines are shown here only")
            #expect(texts[2] == "two")
        }
    }

    @Test func aFullDiskDoesNotStopTheDesk() {
        let lines = Monitor<[LogLine]>([])
        let log = Log(path: "/dev/full", now: now)
        log.show { line in lines.change { $0.append(line) } }
        for _ in 0..<3 { log.write(.info, part: "feed", "one") }
        #expect(lines.read { $0.map(\.part) } == ["feed", "log", "feed", "feed"])
        #expect(lines.read { $0[1].text.contains("No space left on device") })
    }
}
