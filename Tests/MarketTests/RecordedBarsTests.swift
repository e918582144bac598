import Market
import Testing

/// Walks recordings of one-minute bars, where a folder of them is named in the environment: the calendar against the
/// real world. Without the variable there is nothing to check.
@Suite(.enabled(if: BarRecording.folder != nil, "set COPILOT_RECORDED_DATA to a folder of CSV files"))
struct RecordedBarsTests {
    @Test func recordedBarsAgreeWithTheCalendar() throws {
        let folder = try #require(BarRecording.folder)
        var walked = 0
        for recording in try BarRecording.all(in: folder) {
            walked += 1
            let calendar = TradingCalendar(group: recording.spec.group)
            let closed = recording.closedMinutes(calendar)
            #expect(closed.isEmpty, "\(recording.name): bars while closed: \(closed.prefix(20))")
            let missing = recording.missingRegularMinutes(calendar)
            print(
                "\(recording.name): \(recording.minutes.count) bars, \(closed.count) while closed, "
                    + "\(missing.count) regular minutes without a bar \(missing.prefix(12))")
            #expect(
                missing.count <= recording.minutes.count / 500, "\(recording.name): no bars in \(missing.prefix(20))")
        }
        #expect(walked > 0, "no recordings in \(folder)")
    }
}
