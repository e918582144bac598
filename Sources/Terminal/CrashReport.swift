import CTrap

/// What happens when the program breaks: the shell is given back, one line is printed, one is logged.
package enum CrashReport {
    /// Takes over the crash signals, after Swift's runtime has taken them, so that its own prompt never gets the
    /// terminal. `advice` says where the log is and how to report; `log` is the log's descriptor.
    package static func install(program: String, advice: String, log: CInt? = nil) {
        set(program: program, advice: advice, log: log)
        _ = ctrap_install()
    }

    /// Says anew where the log is, after it was rotated.
    package static func set(program: String, advice: String, log: CInt? = nil) {
        ctrap_set_report(program, advice, log ?? -1)
    }

    /// Lets a crash of the calling thread be reported even when its stack is full; each thread of our own calls it once.
    package static func coverThread() { _ = ctrap_cover_thread() }
}
