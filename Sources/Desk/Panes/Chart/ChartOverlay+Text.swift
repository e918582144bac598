extension ChartOverlay {
    /// As the list of overlays and the palette write it.
    package var text: String {
        switch self {
        case .vwap: "VWAP"
        case .bands: "VWAP bands"
        case .emas: "moving averages"
        case .pivots: "pivots"
        case .priorDay: "prior day"
        case .volume: "volume"
        case .night: "night ground"
        }
    }
}

extension ChartView {
    package mutating func toggle(_ overlay: ChartOverlay) { overlays.formSymmetricDifference([overlay]) }
}
