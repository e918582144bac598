import Dispatch

/// Runs the feed's requests on a queue of its own, so that nobody who blocks the common pool can hold them up.
final class FetchExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "copilot-massive-fetch")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
