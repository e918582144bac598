import Market
import State

extension ChartOverlay {
    /// The layout gives these their place.
    package static let volume = ChartOverlay("volume", "volume", .strips, isStandard: true)
    static let profile = ChartOverlay("profile", "volume by price", .strips)
    package static let night = ChartOverlay("night", "night ground", .strips, isStandard: true)
}

/// What is not on the scale of prices has a strip of its own.
extension ChartOverlay {
    static let delta = ChartOverlay(
        "cvd", "CVD", .strips, isStandard: true,
        strip: { picture in
            // How its weakest bar is known.
            let source = picture.frame.studies.word("cvd.source").map { " \($0)" } ?? ""
            return ChartStrip(
                name: "CVD\(source)",
                lines: [ChartLine(values: picture.window.values("cvd.sum"), role: .cvd, isDaily: true)],
                text: { $1.text($0, decimals: 0, signed: true) })
        })

    static let strengthIndex = ChartOverlay(
        "rsi", "RSI 14", .strips,
        strip: { picture in
            ChartStrip(
                name: "RSI 14", lines: [ChartLine(values: picture.window.values("rsi.14"), role: .text)],
                range: 0...100, guides: [30, 70], text: { $1.text($0, decimals: 1) })
        })

    static let stochastic = ChartOverlay(
        "stochastic", "stochastic", .strips,
        strip: { picture in
            ChartStrip(
                name: "%K, %D", lines: pair("stochastic.k", "stochastic.d", picture), range: 0...100, guides: [20, 80],
                text: { $1.text($0, decimals: 1) })
        })

    static let convergence = ChartOverlay(
        "macd", "MACD", .strips,
        strip: { picture in
            ChartStrip(
                name: "MACD", lines: pair("macd.line", "macd.signal", picture), guides: [0],
                text: { $1.text($0, decimals: 2, signed: true) })
        })

    static let trendStrength = ChartOverlay(
        "adx", "ADX", .strips,
        strip: { picture in
            ChartStrip(
                name: "ADX", lines: [ChartLine(values: picture.window.values("adx.value"), role: .text)], guides: [25],
                text: { $1.text($0, decimals: 1) })
        })

    static let waveSpeed = ChartOverlay(
        "wave_speed", "wave speed", .strips,
        strip: { picture in
            ChartStrip(
                name: "wave", lines: [ChartLine(values: picture.window.values("wave.speed"), role: .text)],
                guides: [0], text: { $1.text($0, decimals: 2, signed: true) })
        })

    static let quality = ChartOverlay(
        "quality", "signal quality", .strips,
        strip: { picture in
            ChartStrip(
                name: "quality", lines: [ChartLine(values: picture.window.values("quality.score"), role: .text)],
                range: 0...1, text: { value, style in style.text(100 * value, decimals: 0).map { "\($0)%" } })
        })

    /// A fast line and the slow one that it crosses.
    private static func pair(_ fast: String, _ slow: String, _ picture: ChartPicture) -> [ChartLine] {
        [
            ChartLine(values: picture.window.values(fast), role: .emaFast),
            ChartLine(values: picture.window.values(slow), role: .emaSlow),
        ]
    }
}
