import Glibc
import Machine
import Runtime
import Testing

@Suite struct FileWatcherTests {
    private func watch(_ paths: [String]) -> (watcher: FileWatcher, told: Monitor<[String]>) {
        let told = Monitor<[String]>([])
        return (FileWatcher(paths: paths) { changed in told.change { $0 += changed } }, told)
    }

    private func next(_ told: Monitor<[String]>) -> [String]? {
        told.wait(until: patience()) { told in
            guard !told.isEmpty else { return nil }
            defer { told = [] }
            return told
        }
    }

    @Test func aSavedFileIsTold() throws {
        let folder = try Folder()
        folder.write("a", to: "dark.toml")
        folder.write("a", to: "light.toml")
        let (watcher, told) = watch(["\(folder.path)/dark.toml", "\(folder.path)/light.toml"])
        #expect(watcher.isWatching)
        folder.write("changed", to: "dark.toml")
        #expect(next(told) == ["\(folder.path)/dark.toml"])
        watcher.stop()
        #expect(!watcher.isWatching)
    }

    @Test func saveByRenamingIsTold() throws {
        let folder = try Folder()
        folder.write("a", to: "dark.toml")
        let (watcher, told) = watch(["\(folder.path)/dark.toml"])
        folder.write("b", to: ".dark.toml.swp")
        rename("\(folder.path)/.dark.toml.swp", "\(folder.path)/dark.toml")
        #expect(next(told) == ["\(folder.path)/dark.toml"])
        unlink("\(folder.path)/dark.toml")
        #expect(next(told) == ["\(folder.path)/dark.toml"])
        watcher.stop()
    }

    @Test func aFolderThatDoesNotExistYetIsWaitedFor() throws {
        let folder = try Folder()
        let path = "\(folder.path)/copilot/themes/mine.toml"
        let (watcher, told) = watch([path])
        mkdir("\(folder.path)/copilot", 0o755)
        mkdir("\(folder.path)/copilot/themes", 0o755)
        folder.write("a", to: "copilot/themes/mine.toml")
        #expect(next(told) == [path])
        watcher.stop()
    }

    @Test func aLinkedFileIsTold() throws {
        let (folder, elsewhere) = (try Folder(), try Folder())
        elsewhere.write("a", to: "real.toml")
        symlink("\(elsewhere.path)/real.toml", "\(folder.path)/dark.toml")
        let (watcher, told) = watch(["\(folder.path)/dark.toml"])
        elsewhere.write("changed", to: "real.toml")
        #expect(next(told) == ["\(folder.path)/dark.toml"])
        watcher.stop()
    }

    @Test func otherFilesAreNotTold() throws {
        let folder = try Folder()
        folder.write("a", to: "dark.toml")
        let (watcher, told) = watch(["\(folder.path)/dark.toml"])
        folder.write("b", to: "notes.txt")
        folder.write("changed", to: "dark.toml")
        #expect(next(told) == ["\(folder.path)/dark.toml"])
        watcher.stop()
        #expect(told.read { $0 } == [])
    }
}
