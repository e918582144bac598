import Dispatch
import Market
import Synchronization

/// One file's rows in memory.
struct Recording: Sendable {
    let file: RecordingFile
    let instrument: Instrument
    let rows: RecordedRows

    /// Reads the files, on as many cores as there are. The first one with a fault decides the error.
    static func load(_ files: [RecordingFile], specs: ContractSpecs) throws(ReplayError) -> [Recording] {
        let results = Mutex([Result<Recording, ReplayError>?](repeating: nil, count: files.count))
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let result = Result { () throws(ReplayError) in try Recording(reading: files[index], specs: specs) }
            results.withLock { $0[index] = result }
        }
        var recordings: [Recording] = []
        for case .some(let result) in results.withLock({ $0 }) { recordings.append(try result.get()) }
        return recordings
    }

    init(reading file: RecordingFile, specs: ContractSpecs = .standard) throws(ReplayError) {
        var reader = try RecordingReader(file: file, specs: specs)
        self.file = file
        rows = try reader.readAll()
        instrument = reader.instrument
    }
}
