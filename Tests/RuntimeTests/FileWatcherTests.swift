import Glibc
import Machine
import Runtime
import Support
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
        try withFolder { folder in
            try folder.write("dark.toml", "a")
            try folder.write("light.toml", "a")
            let (watcher, told) = watch(["\(folder.path)/dark.toml", "\(folder.path)/light.toml"])
            #expect(watcher.isWatching)
            try folder.write("dark.toml", "changed")
            #expect(next(told) == ["\(folder.path)/dark.toml"])
            watcher.stop()
            #expect(!watcher.isWatching)
        }
    }

    @Test func saveByRenamingIsTold() throws {
        try withFolder { folder in
            try folder.write("dark.toml", "a")
            let (watcher, told) = watch(["\(folder.path)/dark.toml"])
            try folder.write(".dark.toml.swp", "b")
            rename("\(folder.path)/.dark.toml.swp", "\(folder.path)/dark.toml")
            #expect(next(told) == ["\(folder.path)/dark.toml"])
            unlink("\(folder.path)/dark.toml")
            #expect(next(told) == ["\(folder.path)/dark.toml"])
            watcher.stop()
        }
    }

    @Test func aFolderThatDoesNotExistYetIsWaitedFor() throws {
        try withFolder { folder in
            let path = "\(folder.path)/copilot/themes/mine.toml"
            let (watcher, told) = watch([path])
            mkdir("\(folder.path)/copilot", 0o755)
            mkdir("\(folder.path)/copilot/themes", 0o755)
            try folder.write("copilot/themes/mine.toml", "a")
            #expect(next(told) == [path])
            watcher.stop()
        }
    }

    @Test func aLinkedFileIsTold() throws {
        try withFolder { folder in
            try withFolder { elsewhere in
                try elsewhere.write("real.toml", "a")
                symlink("\(elsewhere.path)/real.toml", "\(folder.path)/dark.toml")
                let (watcher, told) = watch(["\(folder.path)/dark.toml"])
                try elsewhere.write("real.toml", "changed")
                #expect(next(told) == ["\(folder.path)/dark.toml"])
                watcher.stop()
            }
        }
    }

    @Test func otherFilesAreNotTold() throws {
        try withFolder { folder in
            try folder.write("dark.toml", "a")
            let (watcher, told) = watch(["\(folder.path)/dark.toml"])
            try folder.write("notes.txt", "b")
            try folder.write("dark.toml", "changed")
            #expect(next(told) == ["\(folder.path)/dark.toml"])
            watcher.stop()
            #expect(told.read { $0 } == [])
        }
    }
}
