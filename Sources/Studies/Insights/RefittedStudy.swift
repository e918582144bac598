/// A study with a part too heavy for the path of a bar: it is fitted anew once a trading day, from settled bars alone.
///
/// A fit takes effect with the first bar of the next trading day (18:00 New York). `refit` is handed to a worker once a
/// day's last bar is in, and its result to `prepare`. Where nobody does that the study fits within `add`: later by the
/// time of the fit, but with the same values.
package protocol RefittedStudy: Study {
    associatedtype Fit: Equatable, Codable, Sendable

    /// The fit for the coming trading day from all bars taken so far; nil while there are too few.
    var refit: (@Sendable () -> Fit)? { get }

    /// Keeps a fit for the coming trading day. One that was reckoned before the last bar came is ignored.
    mutating func prepare(_ fit: Fit)
}

extension RefittedStudy {
    /// The work with its type put away.
    var anyRefit: (@Sendable () -> any Sendable)? {
        guard let refit else { return nil }
        return { refit() }
    }

    mutating func prepare(any fit: any Sendable) {
        if let fit = fit as? Fit { prepare(fit) }
    }
}
