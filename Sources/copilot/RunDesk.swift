import Canvas
import Desk
import Feeds
import Glibc
import Machine
import Runtime
import Settings
import State
import Terminal

/// Opens the desk and runs it until the user leaves. Answers the exit status.
func runDesk(_ launch: Launch) throws -> Int32 {
    Heaps.share()
    try launch.createFolders()
    let hold = try FolderHold(launch.dataFolder)
    let log = launch.makeLog(toFile: true)
    let bars = try launch.openBars(keeps: hold.readOnlyReason == nil, log)
    defer { bars?.finish() }
    let feed = try launch.plan.makeOpeningFeed(bars ?? MemoryBarArchive()) { log.write($0, part: "feed", $1) }
    guard let wake = WakePipe() else { throw CopilotError.noWake }
    let stray = open(launch.paths.logFile, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    defer { if stray >= 0 { close(stray) } }
    CrashReport.install(
        program: "copilot", advice: "The log is \(launch.paths.logFile); please report its last lines.",
        log: launch.paths.logFile)
    Signals.catchAll(waking: wake)
    defer { Signals.release() }

    var terminalSettings = launch.settings.terminal(environment: launch.environment)
    terminalSettings.strayOutput = stray >= 0 ? stray : nil
    let terminal = try Terminal(terminalSettings, theme: launch.theme.theme)
    defer { terminal.close() }
    // Bridges push to the desk that keeps what they say.
    let port = hold.readOnlyReason == nil ? launch.port.map { DeskPort($0, log: log) } : nil
    let runtime = Runtime(
        launch.engine, feed: feed, log: log, storage: launch.storage(hold),
        writer: launch.makeBriefingWriter(keeps: hold.readOnlyReason == nil),
        archive: hold.readOnlyReason == nil ? bars : nil,
        frameMilliseconds: launch.settings.frameInterval,
        onReady: { port?.open($0) }, onPublish: { wake.wake() })
    let fileChange = FileChange(wake: wake)
    let session = DeskSession(
        terminal: terminal, runtime: runtime, log: log, wake: wake, fileChange: fileChange,
        desk: Desk(facts: launch.deskFacts(terminal), preferences: launch.deskPreferences),
        looks: launch.looks, frameMilliseconds: launch.settings.frameInterval)
    terminal.setTitle("copilot" + (launch.plan.mode.tag.map { " · \($0)" } ?? ""))
    launch.logStart(to: log, terminal)
    if let reason = hold.readOnlyReason {
        log.write(.warn, part: "store", reason)
        session.tell(Notice(reason, .warn))
        if launch.port != nil { log.write(.info, part: "port", "stays off: what it takes could not be kept here") }
    }
    try runtime.start()
    let news = launch.makeNewsReader()
    let newsWatcher = try news.start(telling: runtime, log)
    session.paint()
    let shelf = launch.looksOnShelf()
    session.offer(shelf)
    let watcher = FileWatcher(paths: shelf.files) { _ in fileChange.note() }
    if !watcher.isWatching {
        log.write(.warn, part: "desk", "Files are not watched; themes and keymaps are read at the start only.")
    }
    let ending = session.run()
    watcher.stop()
    terminal.close()
    port?.close()
    newsWatcher.stop()
    news.stop()
    runtime.stop()
    hold.release()
    return try leave(ending, log)
}

/// Says in the log how the desk closed; a lost terminal and a signal are no failure of the desk.
private func leave(_ ending: DeskSession.Ending, _ log: Log) throws -> Int32 {
    switch ending {
    case .quit: log.write(.info, part: "desk", "closed by the user")
    case .signal(let signals): log.write(.info, part: "desk", "closed by \(signals)")
    case .feedRefused(let reason):
        log.write(.error, part: "feed", reason)
        throw CopilotError.feedRefused(reason)
    case .terminalGone: log.write(.warn, part: "desk", "closed: the terminal is gone")
    }
    return 0
}
