import Canvas
import Market

extension CandleInk {
    /// Colours of fresh or old prices, paler for a bar that is forming; without colours falling bodies are told by shade.
    init(isOld: Bool, isForming: Bool = false, _ facts: DeskFacts) {
        let roles: (up: Role, down: Role) =
            isOld ? (.dim, .faint) : isForming ? (.volumeUp, .volumeDown) : (.up, .down)
        self.init(up: roles.up, down: roles.down, isShaded: !facts.hasColours)
    }
}

extension ChartView {
    /// The style that the terminal can show.
    func style(_ facts: DeskFacts) -> CandleStyle { facts.glyphs == .ascii ? .ascii : style }
}

extension ChartPlot {
    /// Draws a candle in a style, from column `x` of the area.
    mutating func candle(_ candle: Candle, x: Int, _ style: CandleStyle, _ ink: CandleInk, on grid: inout Grid) {
        switch style {
        case .braille: brailleCandle(candle, x: x, ink, on: &grid)
        case .solid: solidCandle(candle, x: x, ink, on: &grid)
        case .ascii: asciiCandle(candle, x: x, ink, on: &grid)
        }
    }
}

extension Candle {
    init(_ bar: Bar, _ spec: ContractSpec) {
        self.init(
            open: spec.points(bar.open), high: spec.points(bar.high), low: spec.points(bar.low),
            close: spec.points(bar.close))
    }
}
