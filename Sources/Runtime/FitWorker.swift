import Dispatch
import State

/// Does the fits of trading days that are over, one instrument after another and beside the engine.
final class FitWorker: Sendable {
    private let queue = DispatchQueue(label: "copilot-fits", qos: .utility)
    private let tell: @Sendable (FitAnswer) -> Void

    init(tell: @escaping @Sendable (FitAnswer) -> Void) { self.tell = tell }

    /// Never waits.
    func take(_ request: FitRequest) {
        queue.async { [tell] in tell(request.run()) }
    }
}
