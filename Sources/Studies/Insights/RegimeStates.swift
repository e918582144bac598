/// One number for each of three states, of four regime models side by side: what a vector holds costs no more than one
/// number. Single precision is enough to find a model by; what the model says of bars is reckoned in double.
struct RegimeStates {
    typealias Lanes = SIMD4<Float>

    static let lanes = 0..<4

    var first = Lanes()
    var second = Lanes()
    var third = Lanes()

    init(first: Lanes = Lanes(), second: Lanes = Lanes(), third: Lanes = Lanes()) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// - Parameter figure: of each model by lane: one number a state.
    init(_ figure: (Int) -> SIMD3<Double>) {
        self.init()
        for lane in Self.lanes {
            let figures = SIMD3<Float>(figure(lane))
            (first[lane], second[lane], third[lane]) = (figures.x, figures.y, figures.z)
        }
    }

    /// The numbers of one model.
    subscript(lane: Int) -> SIMD3<Double> {
        SIMD3(Double(first[lane]), Double(second[lane]), Double(third[lane]))
    }

    @inline(__always)
    var sum: Lanes { first + second + third }

    @inline(__always)
    static func + (a: RegimeStates, b: RegimeStates) -> RegimeStates {
        RegimeStates(first: a.first + b.first, second: a.second + b.second, third: a.third + b.third)
    }

    @inline(__always)
    static func * (a: RegimeStates, b: RegimeStates) -> RegimeStates {
        RegimeStates(first: a.first * b.first, second: a.second * b.second, third: a.third * b.third)
    }

    @inline(__always)
    static func * (a: RegimeStates, b: Lanes) -> RegimeStates {
        RegimeStates(first: a.first * b, second: a.second * b, third: a.third * b)
    }
}
