import CTrap

/// What happens when the program breaks: the shell is given back, one line is printed, one is logged.
package enum CrashReport {
    /// Takes over the crash signals, after Swift's runtime has taken them, so that its own prompt never gets the
    /// terminal. `advice` says where the log is and how to report; `log` is the path of the log.
    package static func install(program: String, advice: String, log: String? = nil) {
        ctrap_set_report(program, advice, log ?? "")
        _ = ctrap_install()
    }

    /// Lets a crash of the calling thread be reported even when its stack is full; each thread of our own calls it once.
    package static func coverThread() { _ = ctrap_cover_thread() }
}
