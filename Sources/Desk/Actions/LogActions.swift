import State

/// The log pane.
enum LogActions {
    static let all: [Action] = [
        Action("log.level", "log level: info, warn, error, debug", scope: "log", group: "Log", hint: "level") {
            view, _ in
            let order: [LogLine.Level] = [.info, .warn, .error, .debug]
            let at = order.firstIndex(of: view.log.level) ?? 0
            view.log.level = order[(at + 1) % order.count]
            view.log.linesBack = 0
            return []
        }
    ]
}
