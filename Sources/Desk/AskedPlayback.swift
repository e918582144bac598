import Market
import State

/// What keys have asked of the feed and the picture does not show yet, so that keys in haste add up.
package struct AskedPlayback: Hashable, Sendable {
    package var speed: PlaybackSpeed?
    package var isPaused: Bool?
    /// The instant that was jumped to.
    package var time: Timestamp?
    /// Number of the picture that was on the screen.
    let picture: UInt64

    /// True until the answer is in the picture: the next one may hold no more than the question.
    func holds(in snapshot: Snapshot) -> Bool { snapshot.number <= picture + 1 }
}

extension DeskView {
    /// Keeps what is asked now with what was asked just before.
    mutating func ask(_ snapshot: Snapshot, _ change: (inout AskedPlayback) -> Void) {
        let before = asked.flatMap { $0.holds(in: snapshot) ? $0 : nil }
        var next = AskedPlayback(
            speed: before?.speed, isPaused: before?.isPaused, time: before?.time, picture: snapshot.number)
        change(&next)
        asked = next
    }
}

extension PaneContext {
    private var asked: AskedPlayback? { view.asked.flatMap { $0.holds(in: snapshot) ? $0 : nil } }

    /// As the picture shows it, or as it will when the feed has done what it was asked.
    var isPaused: Bool { asked?.isPaused ?? (snapshot.playback?.isPaused == true) }
    var speed: PlaybackSpeed? { asked?.speed ?? snapshot.playback?.speed }
    var time: Timestamp? { asked?.time ?? snapshot.time }
}
