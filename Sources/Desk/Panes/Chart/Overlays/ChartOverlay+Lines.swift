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
        levels: { source in
            [("+1σ", 1.0), ("−1σ", -1), ("+2σ", 2), ("−2σ", -2)].flatMap { source.band($0, $1) }
        },
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

    static let bollinger = channel("bollinger", "Bollinger bands", "BB")

    static let keltner = channel("keltner", "Keltner channel", "KC")

    static let parabolic = single("sar", "Parabolic SAR", "SAR", "sar.value")

    static let wilderAverage = single("rma", "Wilder's average", "RMA 14", "rma.14")

    static let waveAverage = single("wave_average", "wave average", "wave", "wave.average")

    private static func single(_ name: String, _ text: String, _ label: String, _ field: String) -> ChartOverlay {
        ChartOverlay(
            name, text, .lines, levels: { $0.closed(label, field) }, lines: { [$0.line(field, .dim)] })
    }

    private static func channel(_ study: String, _ text: String, _ label: String) -> ChartOverlay {
        ChartOverlay(
            study, text, .lines,
            levels: { $0.closed("\(label) ↑", "\(study).upper") + $0.closed("\(label) ↓", "\(study).lower") },
            lines: { picture in ["upper", "lower"].map { picture.line("\(study).\($0)", .faint) } })
    }
}
