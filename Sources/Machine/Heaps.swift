import CMalloc

/// The heaps that memory comes from.
package enum Heaps {
    /// Has all threads share one heap. Of as many heaps as threads each keeps for itself what was let go of in it, and some
    /// hundred kilobytes an instrument would lie idle. To be called before the first thread is started.
    package static func share() {
        // An old library that knows no such limit goes on without one.
        _ = mallopt(M_ARENA_MAX, 1)
    }
}
