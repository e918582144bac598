import Market
import Testing

/// Walks recordings of one-minute bars, where a folder of them is named in the environment: the calendar against the
/// real world. Without the variable there is nothing to check.
@Suite(.enabled(if: BarRecording.folder != nil, "set COPILOT_RECORDED_DATA to a folder of CSV files"))
struct RecordedBarsTests {
    @Test func recordedBarsAgreeWithTheCalendar() throws {
        let folder = try #require(BarRecording.folder)
        let recordings = try BarRecording.all(in: folder)
        #expect(!recordings.isEmpty, "no recordings in \(folder)")
        for recording in recordings {
            let calendar = recording.instrument.spec.calendar
            let closed = recording.closedMinutes(calendar)
            let missing = recording.missingRegularMinutes(calendar)
            let silent = recording.silentEdges(calendar)
            print(
                "\(recording.name): \(recording.minutes.count) bars, \(closed.count) while closed, \(missing.count) "
                    + "regular minutes without a bar, \(silent.count) openings and closings without bars near them")
            #expect(closed == [], "\(recording.name): bars while closed")
            #expect(silent == [], "\(recording.name): open by the calendar, and silent")
            // A liquid contract trades in every regular minute; a quiet holiday week may miss a few.
            #expect(missing.count <= recording.minutes.count / 2_000, "\(recording.name): no bars in \(missing)")
        }
    }
}
