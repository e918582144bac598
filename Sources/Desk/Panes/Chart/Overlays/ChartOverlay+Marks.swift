import Canvas
import Market
import Studies

extension ChartOverlay {
    static let liquidity = ChartOverlay(
        "liquidity", "liquidity and sweeps", .marks,
        levels: { source in
            let price = source.instrument.last?.price
            return source.frame.openLevels(of: "liquidity", near: price, each: 2).flatMap {
                source.price($0.kind.name, $0.kind == .buySideLiquidity ? $0.high : $0.low, rank: 3)
            }
        },
        marks: { picture in
            picture.frame.studies.sweeps.map { sweep in
                let isAbove = sweep.level.kind == .buySideLiquidity
                let value = picture.instrument.spec.points(isAbove ? sweep.level.high : sweep.level.low)
                return .stroke(
                    value: value, from: sweep.level.formedAt, to: sweep.sweptAt, glyph: "╌", role: .dim, name: "swept")
            }
        })

    static let structure = ChartOverlay(
        "structure", "structure breaks", .marks,
        marks: { picture in
            picture.frame.studies.breaks.map { found in
                .stroke(
                    value: picture.instrument.spec.points(found.swing.price), from: found.swing.formedAt,
                    to: found.brokenAt, glyph: "╌", role: found.isUp ? .volumeUp : .volumeDown,
                    name: "\(found.isChange ? "CHoCH" : "BOS") \(found.isUp ? "▲" : "▼")")
            }
        })

    static let swings = ChartOverlay(
        "swings", "swings", .marks,
        marks: { picture in
            picture.frame.studies.swings.map { swing in
                .point(
                    at: swing.formedAt, value: picture.instrument.spec.points(swing.price), isAbove: swing.isHigh,
                    role: .dim)
            }
        })

    static let killZones = ChartOverlay(
        "kill_zones", "kill zones", .marks,
        marks: { picture in
            guard picture.view.frame < .oneHour else { return [] }
            return ChartMark.stretches(picture.window.bars.map { KillZones.zone(at: $0.time) }, isAtTop: false) {
                zone in
                let name = KillZones.zones[zone].name.replacing("_", with: " ").capitalizedWords
                return ["\(name) kill zone", name]
            }
        })

    /// Where one kind of market gave way to another.
    static let regime = ChartOverlay(
        "regime", "market regime", .marks,
        marks: { picture in
            let values = picture.window.values("regime.regime").map { value in
                value.flatMap { RegimeReading.Regime(rawValue: Int($0)) }
            }
            return ChartMark.stretches(values, isAtTop: true) { regime in
                switch regime {
                case .trending: ["trending", "trend", "T"]
                case .volatile: ["volatile", "vol.", "V"]
                case .choppy: ["choppy", "chop", "C"]
                }
            }
        })
}

extension String {
    /// `new york` → `New York`
    fileprivate var capitalizedWords: String {
        split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
