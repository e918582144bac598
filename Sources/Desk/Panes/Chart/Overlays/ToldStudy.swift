import Market
import State
import Studies

/// A study whose past is not kept: its first value is told anew from the bars before the one that is asked for.
struct ToldStudy: Sendable {
    /// What the value is called: `sma.21`.
    let field: String
    private let replay: @Sendable (FrameState, Int, Int, StudySetup) -> [Double?]

    private init<S: Study>(_ field: String, _ make: @escaping @Sendable (StudySetup) -> S) {
        self.field = field
        replay = { frame, count, back, setup in
            frame.replay(make(setup), count, back: back, setup.spec.calendar) { $0.row[0] }
        }
    }

    /// Its values at `count` bars that end `back` places before the newest, oldest first; nil at the forming one.
    func values(_ frame: FrameState, _ count: Int, back: Int, _ setup: StudySetup) -> [Double?] {
        replay(frame, count, back, setup)
    }

    static let simpleAverage = ToldStudy("sma.21") { SMA($0) }
    static let weightedAverage = ToldStudy("wma.21") { WMA($0) }
    static let hullAverage = ToldStudy("hull.21") { Hull($0) }
    static let regression = ToldStudy("linreg.value") { LinearRegression($0) }
    static let moneyFlow = ToldStudy("mfi.14") { MFI($0) }
    static let channelIndex = ToldStudy("cci.20") { CCI($0) }
    static let percentRange = ToldStudy("williams.14") { Williams($0) }
    static let awesome = ToldStudy("awesome.value") { AwesomeOscillator($0) }

    static let all = [
        simpleAverage, weightedAverage, hullAverage, regression, moneyFlow, channelIndex, percentRange, awesome,
    ]
}
