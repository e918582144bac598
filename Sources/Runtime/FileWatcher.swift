import Glibc
import Machine
import Synchronization

/// Tells when files change, appear or go, so that themes and keymaps can be read again. It sleeps in the kernel (inotify)
/// and costs nothing while nothing happens. Folders are watched rather than files, for editors save by renaming.
package final class FileWatcher: Sendable {
    /// What tells one state of a file from another.
    private struct Signature: Hashable {
        var inode: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int

        init?(path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return nil }
            inode = UInt(facts.st_ino)
            size = Int(facts.st_size)
            seconds = facts.st_mtim.tv_sec
            nanoseconds = facts.st_mtim.tv_nsec
        }
    }

    private let thread = Mutex<WorkerThread?>(nil)
    private let kernel: Int32
    /// Read and write end of the pipe that ends the thread.
    private let endRead: Int32
    private let endWrite: Int32

    /// Starts to watch. Where the kernel refuses, nothing is watched and `isWatching` is false.
    ///
    /// - Parameters:
    ///   - paths: files, which need not exist yet.
    ///   - onChange: called on the watcher's thread with the paths that changed, once for a burst of changes.
    package init(paths: [String], onChange: @escaping @Sendable ([String]) -> Void) {
        var ends: [Int32] = [-1, -1]
        kernel = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        let hasPipe = pipe(&ends) == 0
        (endRead, endWrite) = (ends[0], ends[1])
        guard kernel >= 0, hasPipe else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let watch = Watch(paths: paths, kernel: kernel, end: endRead)
        watch.arm()
        let before = paths.map(Signature.init(path:))
        // Without a thread nothing is watched: `isWatching` says so, and its reader tells the user.
        let started = try? WorkerThread(name: "copilot-files") {
            var known = before
            while watch.waitForChange() {
                watch.arm()
                let now = paths.map(Signature.init(path:))
                let changed = paths.indices.filter { now[$0] != known[$0] }.map { paths[$0] }
                known = now
                if !changed.isEmpty { onChange(changed) }
            }
        }
        thread.withLock { $0 = started }
    }

    package var isWatching: Bool { thread.withLock { $0 != nil } }

    /// Ends the thread and waits for it. Does nothing the second time; not to be called from `onChange`.
    package func stop() {
        let ending = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let ending else { return }
        _ = write(endWrite, [UInt8(0)], 1)
        ending.join()
    }

    deinit {
        stop()
        for descriptor in [kernel, endRead, endWrite] where descriptor >= 0 { close(descriptor) }
    }
}

/// The kernel's side of a watcher.
private struct Watch: Sendable {
    let paths: [String]
    let kernel: Int32
    let end: Int32

    /// Milliseconds of quiet after which a burst of changes is over: an editor writes, renames and sets the mode.
    private static let quiet: Int32 = 40
    /// Changes that never pause are told after so many looks all the same.
    private static let patience = 25

    /// Watches the folder of each file, or the nearest one above it that exists, and the file itself, which may be a link
    /// into another folder. Doing so again is harmless.
    func arm() {
        let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
        for path in paths {
            inotify_add_watch(kernel, path, UInt32(events))
            var folder = Self.parent(of: path)
            while inotify_add_watch(kernel, folder, UInt32(events)) < 0, folder != "/", folder != "." {
                folder = Self.parent(of: folder)
            }
        }
    }

    /// Sleeps until something has happened in a folder and it is quiet again; false when the watcher is to end.
    func waitForChange() -> Bool {
        var timeout: Int32 = -1
        var looks = 0
        while true {
            var waits = [
                pollfd(fd: kernel, events: Int16(POLLIN), revents: 0),
                pollfd(fd: end, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&waits, 2, timeout)
            if count < 0, errno != EINTR { return false }
            if count > 0, waits[1].revents != 0 { return false }
            if count == 0 || looks >= Self.patience { return true }
            guard count > 0 else { continue }
            drain()
            timeout = Self.quiet
            looks += 1
        }
    }

    /// What exactly happened does not matter: the files are looked at.
    private func drain() {
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
            while read(kernel, buffer.baseAddress, buffer.count) > 0 {}
        }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
