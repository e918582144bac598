import Market
import State
import Studies

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
                lines: [picture.line("cvd.sum", .cvd, isDaily: true)],
                text: { $1.text($0, decimals: 0, signed: true) })
        })

    static let strengthIndex = ChartOverlay(
        "rsi", "RSI 14", .strips,
        strip: { picture in
            ChartStrip(
                name: "RSI 14", lines: [picture.line("rsi.14", .text)],
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
                name: "ADX", lines: [picture.line("adx.value", .text)], guides: [25],
                text: { $1.text($0, decimals: 1) })
        })

    static let waveSpeed = ChartOverlay(
        "wave_speed", "wave speed", .strips,
        strip: { picture in
            ChartStrip(
                name: "wave", lines: [picture.line("wave.speed", .text)],
                guides: [0], text: { $1.text($0, decimals: 2, signed: true) })
        })

    static let quality = ChartOverlay(
        "quality", "signal quality", .strips,
        strip: { picture in
            ChartStrip(
                name: "quality", lines: [picture.line("quality.score", .text)],
                range: 0...1, text: percent)
        })

    static let balanceVolume = ChartOverlay(
        "obv", "on-balance volume", .strips,
        strip: { picture in
            ChartStrip(
                name: "OBV", lines: [picture.line("obv.value", .text)],
                text: { $1.text($0, decimals: 0, signed: true) })
        })

    static let relativeVolume = ChartOverlay(
        "rvol", "relative volume", .strips,
        strip: { picture in
            ChartStrip(
                name: "RVOL", lines: [picture.line("rvol.day", .text, isDaily: true)],
                guides: [1], text: { value, style in style.text(value, decimals: 2).map { "\($0)×" } })
        })

    static let trueRange = ChartOverlay(
        "atr", "ATR 14", .strips,
        strip: { picture in
            let spec = picture.instrument.spec
            return ChartStrip(
                name: "ATR 14", lines: [picture.line("atr.14", .text)],
                text: { spec.text(points: $0, style: $1) })
        })

    /// Guides where entries are allowed from and to.
    static let volatility = ChartOverlay(
        "volatility", "volatility rank", .strips,
        strip: { picture in
            ChartStrip(
                name: "vol. rank",
                lines: [picture.line("volatility.percentile", .text)], range: 0...1,
                guides: [VolatilityReading.entries.lowerBound, VolatilityReading.entries.upperBound], text: percent)
        })

    @Sendable private static func percent(_ share: Double, _ style: NumberStyle) -> String? {
        style.text(100 * share, decimals: 0).map { "\($0)%" }
    }

    /// A fast line and the slow one that it crosses.
    private static func pair(_ fast: String, _ slow: String, _ picture: ChartPicture) -> [ChartLine] {
        [
            picture.line(fast, .emaFast),
            picture.line(slow, .emaSlow),
        ]
    }
}
