import Glibc
import Support
import Testing

@testable import Settings

@Suite("Where files are")
struct PathsTests {
    @Test func environmentMovesThem() {
        let standard = Paths(environment: [:], home: "/home/ann")
        #expect(standard.settingsFile == "/home/ann/.config/copilot/copilot.conf")
        #expect(standard.simulatedData == "/home/ann/.local/share/copilot/sim")
        #expect(standard.replayData == "/home/ann/.local/share/copilot/replay")
        #expect(standard.logFile == "/home/ann/.local/state/copilot/copilot.log")
        let moved = Paths(
            environment: ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "relative", "XDG_STATE_HOME": "/s"],
            home: "/home/ann")
        #expect(moved.config == "/c/copilot" && moved.state == "/s/copilot")
        #expect(moved.data == standard.data, "the specification says to ignore a relative path")
    }

    @Test func tildeIsTheHome() {
        #expect(Paths.expand("~/x", home: "/home/ann") == "/home/ann/x")
        #expect(Paths.expand("/x", home: "/home/ann") == "/x")
        #expect(Paths.expand("x", home: "/home/ann").hasSuffix("/x"))
    }

    @Test func foldersAreMadeForTheUserAlone() throws {
        try withFolder { folder in
            let path = folder.path + "/a/b/c"
            #expect(Paths.obstacle(to: path) == nil)
            try Paths.create(path)
            try Paths.create(path)
            for made in ["/a", "/a/b", "/a/b/c"] {
                var status = stat()
                #expect(stat(folder.path + made, &status) == 0)
                #expect(status.st_mode & 0o777 == 0o700)
            }
            let file = try folder.write("file", "")
            #expect(
                folder.message { try Paths.create(file) }.hasPrefix("file: the folder cannot be made: a file is in"))
            #expect(folder.message { try Paths.create(file + "/x") }.hasPrefix("file: the folder cannot be made"))
            #expect(Paths.obstacle(to: file + "/x") == "\(file) is a file")
        }
    }

    @Test func filesWithKeysAreForTheUserAlone() throws {
        try withFolder { folder in
            let file = try folder.write("copilot.conf", "")
            #expect(Paths.looseRights(of: file) == nil)
            chmod(file, 0o640)
            #expect(Paths.looseRights(of: file)?.text.hasSuffix("Run: chmod 600 \(file)") == true)
        }
    }

    @Test func themesAreLookedUpInOrder() {
        let paths = Paths(environment: [:], home: "/home/ann")
        let folders = ShareFolder.all(
            paths: paths, environment: ["COPILOT_SHARE": "/opt/share"],
            executable: "/src/copilot/.build/x86_64/debug/copilot")
        #expect(
            folders.map { "\($0.origin) \($0.path)" } == [
                "yours /home/ann/.config/copilot", "COPILOT_SHARE /opt/share",
                "installed /src/copilot/.build/x86_64/share/copilot", "checkout /src/copilot",
            ])
        let installed = ShareFolder.all(paths: paths, environment: [:], executable: "/home/ann/.local/bin/copilot")
        #expect(installed.last?.path == "/home/ann/.local/share/copilot")
        #expect(ShareFolder.all(paths: paths, environment: [:], executable: nil).map(\.origin) == ["yours"])
        #expect(ShareFolder.executable()?.hasPrefix("/") == true)
    }
}
