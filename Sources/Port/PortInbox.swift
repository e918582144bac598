import State

/// Where the port puts what it was told, and where it reads what is known. Called on the port's thread; must not wait.
package protocol PortInbox: Sendable {
    /// The newest picture.
    var latest: Snapshot { get }

    /// Gives the picture that holds everything that was put in line before, so that a sender reads what it wrote. `then`
    /// is called once, on any thread.
    func picture(then: @escaping @Sendable (Snapshot) -> Void)

    /// Puts an event in line. `then` is called once, on any thread, as soon as the event is kept or it is clear that it
    /// will not be.
    func submit(_ event: Event, then: @escaping @Sendable (Keeping) -> Void)

    /// Puts an event in line that nobody waits for; false where there is no room.
    @discardableResult
    func post(_ event: Event) -> Bool
}
