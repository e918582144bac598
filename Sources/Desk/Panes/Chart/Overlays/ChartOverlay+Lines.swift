import Canvas

extension ChartOverlay {
    package static let vwap = ChartOverlay(
        "vwap", "VWAP", .lines, isStandard: true, levels: { $0.line("VWAP", "vwap.value", .vwap, rank: 2) },
        lines: { [$0.line("vwap.value", .vwap, isDaily: true)] })

    package static let emas = ChartOverlay(
        "emas", "moving averages", .lines, isStandard: true,
        levels: { source in
            let (fast, slow) = source.emas
            return source.line("EMA \(fast)", "ema.\(fast)", .emaFast, rank: 4)
                + source.line("EMA \(slow)", "ema.\(slow)", .emaSlow, rank: 4)
        },
        lines: { picture in
            [
                picture.line(picture.averages.fast.name, .emaFast),
                picture.line(picture.averages.slow.name, .emaSlow),
            ]
        })

    package static let bands = ChartOverlay(
        "bands", "VWAP bands, 1σ and 2σ", .lines,
        lines: { picture in
            let vwap = picture.window.values("vwap.value")
            let deviation = picture.window.values("vwap.deviation")
            return [1.0, -1, 2, -2].map { deviations in
                let values = zip(vwap, deviation).map { vwap, deviation in
                    vwap.flatMap { vwap in deviation.map { vwap + deviations * $0 } }
                }
                return ChartLine(values: values, role: abs(deviations) > 1 ? .line : .faint, isDaily: true)
            }
        })

    static let openVWAP = ChartOverlay(
        "open_vwap", "VWAP since the open", .lines,
        levels: { $0.line("AVWAP", "avwap.value", .dim, rank: 3) },
        lines: { [$0.line("avwap.value", .dim, isDaily: true)] })

    static let weekVWAP = ChartOverlay(
        "week_vwap", "VWAP since Sunday", .lines, levels: { $0.line("WVWAP", "week_vwap.value", .dim, rank: 3) },
        lines: { [$0.line("week_vwap.value", .dim)] })

    static let bollinger = ChartOverlay("bollinger", "Bollinger bands", .lines, lines: { channel("bollinger", $0) })

    static let keltner = ChartOverlay("keltner", "Keltner channel", .lines, lines: { channel("keltner", $0) })

    static let parabolic = ChartOverlay(
        "sar", "Parabolic SAR", .lines, lines: { [$0.line("sar.value", .dim)] })

    static let wilderAverage = ChartOverlay(
        "rma", "Wilder's average", .lines, lines: { [$0.line("rma.14", .dim)] })

    static let waveAverage = ChartOverlay(
        "wave_average", "wave average", .lines,
        lines: { [$0.line("wave.average", .dim)] })

    private static func channel(_ study: String, _ picture: ChartPicture) -> [ChartLine] {
        ["upper", "lower"].map { picture.line("\(study).\($0)", .faint) }
    }
}
