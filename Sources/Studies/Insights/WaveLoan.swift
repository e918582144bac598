/// The part of a wave reading that a signal's score rests on; no phase while there is no reading.
struct WaveLoan: Hashable, Sendable {
    var phase: WaveReading.Phase?
    var currentRatio: Double?
    var dominance: Double?

    var bias: WaveReading.Bias { WaveReading.Bias(dominance: dominance) }
}
