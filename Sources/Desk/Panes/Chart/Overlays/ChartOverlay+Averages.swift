import Studies

/// Averages and oscillators whose past is not kept.
extension ChartOverlay {
    static let simpleAverage = average("sma", "simple average", "SMA 21", .simpleAverage)
    static let weightedAverage = average("wma", "weighted average", "WMA 21", .weightedAverage)
    static let hullAverage = average("hull", "Hull average", "HMA 21", .hullAverage)
    static let regression = average("linreg", "regression line", "LinReg", .regression)

    private static func average(_ name: String, _ text: String, _ label: String, _ study: ToldStudy) -> ChartOverlay {
        ChartOverlay(
            name, text, .lines, levels: { $0.told(label, study) },
            lines: { [ChartLine(values: $0.told(study), role: .dim)] })
    }

    static let moneyFlow = oscillator("mfi", "money flow", "MFI 14", range: 0...100, guides: [20, 80], .moneyFlow)
    static let channelIndex = oscillator("cci", "CCI", "CCI 20", guides: [-100, 100], .channelIndex)
    static let percentRange = oscillator(
        "williams", "Williams %R", "%R 14", range: -100...0, guides: [-80, -20], .percentRange)
    static let awesome = oscillator("awesome", "Awesome Oscillator", "AO", guides: [0], .awesome)

    private static func oscillator(
        _ name: String, _ text: String, _ label: String, range: ClosedRange<Double>? = nil, guides: [Double],
        _ study: ToldStudy
    ) -> ChartOverlay {
        ChartOverlay(
            name, text, .strips,
            strip: { picture in
                ChartStrip(
                    name: label, lines: [ChartLine(values: picture.told(study), role: .text)], range: range,
                    guides: guides, text: { $1.text($0, decimals: 1, signed: range == nil) })
            })
    }
}

extension ChartPicture {
    /// What a study tells of each closed bar shown.
    fileprivate func told(_ study: ToldStudy) -> [Double?] {
        study.values(frame, window.bars.count, back: window.back, setup)
    }
}
