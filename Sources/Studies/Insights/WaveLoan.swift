/// The part of a wave reading that a signal's score rests on; no phase while there is no reading.
struct WaveLoan: Hashable, Sendable {
    var phase: WaveReading.Phase?
    var currentRatio: Double?
    var dominance: Double?
    /// The Awesome Oscillator in points, which waves have before they have a reading.
    var oscillation: Double?

    var bias: WaveReading.Bias { WaveReading.Bias(dominance: dominance) }
}
