import Market

/// What a study begins with: the product, the time frame of its bars, and its parameters.
package struct StudySetup: Sendable {
    package let spec: ContractSpec
    package let frame: TimeFrame
    /// By parameter name; what is not named has its standard value.
    private let values: [String: Double]

    /// - Parameter values: by parameter name; the nearest allowed value is taken where one is out of range.
    package init(spec: ContractSpec, frame: TimeFrame, values: [String: Double] = [:]) {
        self.spec = spec
        self.frame = frame
        self.values = values.filter { !$0.value.isNaN }
    }

    package var tick: TickSize { spec.tick }

    package subscript(parameter: StudyParameter) -> Double {
        values[parameter.name].map(parameter.clamped) ?? parameter.standard
    }

    /// A parameter that is a whole number, a clock time or a choice.
    package func whole(_ parameter: StudyParameter) -> Int { Int(self[parameter]) }
}
