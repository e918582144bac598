import Studies

/// Averages whose past is not kept: told anew by the studies themselves for the bars shown.
extension ChartOverlay {
    static let simpleAverage = average("sma", "simple average") { SMA($0) }
    static let weightedAverage = average("wma", "weighted average") { WMA($0) }
    static let hullAverage = average("hull", "Hull average") { Hull($0) }
    static let regression = average("linreg", "regression line") { LinearRegression($0) }

    private static func average<S: Study>(
        _ name: String, _ text: String, _ make: @escaping @Sendable (StudySetup) -> S
    ) -> ChartOverlay {
        ChartOverlay(name, text, .lines, lines: { [ChartLine(values: $0.told(make), role: .dim)] })
    }

    static let moneyFlow = oscillator("mfi", "money flow", "MFI 14", range: 0...100, guides: [20, 80]) { MFI($0) }
    static let channelIndex = oscillator("cci", "CCI", "CCI 20", guides: [-100, 100]) { CCI($0) }
    static let percentRange = oscillator("williams", "Williams %R", "%R 14", range: -100...0, guides: [-80, -20]) {
        Williams($0)
    }
    static let awesome = oscillator("awesome", "Awesome Oscillator", "AO", guides: [0]) { AwesomeOscillator($0) }

    private static func oscillator<S: Study>(
        _ name: String, _ text: String, _ label: String, range: ClosedRange<Double>? = nil, guides: [Double],
        _ make: @escaping @Sendable (StudySetup) -> S
    ) -> ChartOverlay {
        ChartOverlay(
            name, text, .strips,
            strip: { picture in
                ChartStrip(
                    name: label, lines: [ChartLine(values: picture.told(make), role: .text)], range: range,
                    guides: guides, text: { $1.text($0, decimals: 1, signed: range == nil) })
            })
    }
}

extension ChartPicture {
    /// The first value that a study tells of each closed bar shown.
    fileprivate func told<S: Study>(_ make: (StudySetup) -> S) -> [Double?] { replay(make) { $0.row[0] } }
}
