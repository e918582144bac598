import Canvas
import State

/// The port and the store in a few columns, as `SourceMark` shows a source: a mark, a name, and what is to be said.
struct ServiceMark {
    /// As `SourceState.gravity` counts: 0 is well.
    let gravity: Int
    /// Mark, name with blanks around it, state.
    let runs: [Run]

    /// The port and the store, the graver first.
    static func all(_ snapshot: Snapshot) -> [ServiceMark] {
        let marks = [snapshot.port.flatMap(ServiceMark.init), snapshot.store.flatMap(ServiceMark.init)]
        return marks.compactMap { $0 }.sorted { $0.gravity > $1.gravity }
    }

    /// Nil for a port that is off.
    private init?(_ port: PortHealth) {
        switch port.state {
        case .off: return nil
        case .listening where port.note != nil:
            self.init(.stale, Run("◐", .warn), " port ", Run("shared", .warn))
        case .listening:
            let number = port.addresses.first.flatMap { $0.split(separator: ":").last.map(String.init) } ?? "open"
            self.init(.live, Run("●", .up), " port ", Run(OutsideText.line(number), .dim))
        case .failed: self.init(.failed(reason: ""), Run("✗", .down), " port ", Run("failed", .down))
        }
    }

    private init?(_ store: StoreHealth) {
        let name = " \(OutsideText.line(store.name)) "
        switch store.state {
        case .open where store.isDurable: self.init(.live, Run("●", .up), name, Run("kept", .dim))
        case .open: self.init(.stale, Run("◐", .warn), name, Run("not durable", .warn))
        case .readOnly: self.init(.stale, Run("◐", .warn), name, Run("read-only", .warn))
        case .failed: self.init(.failed(reason: ""), Run("✗", .down), name, Run("failed", .down))
        }
    }

    private init(_ state: SourceState, _ mark: Run, _ name: String, _ word: Run) {
        gravity = state.gravity
        runs = [mark, Run(name), word]
    }
}
