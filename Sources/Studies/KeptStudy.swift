import Market

/// A study of any kind by itself, as it stood before some bars, to tell anew what it told of them.
package struct KeptStudy: Sendable {
    private let study: any Study

    init(_ study: any Study) { self.study = study }

    /// True where trades count besides bars.
    package var takesTrades: Bool { type(of: study).takesTrades }

    /// What one of its fields says after each bar of a trading day.
    /// - Parameter field: its place among the study's fields.
    package func values(_ field: Int, of bars: DayBars) -> [Double?] { Self.values(study, field, of: bars) }

    private static func values(_ study: some Study, _ field: Int, of bars: DayBars) -> [Double?] {
        var study = study
        let width = study.fields.count
        let rows = StudyRow(count: width * bars.count) { row in
            for place in 0..<bars.count {
                study.add(bars[place], day: bars.day)
                study.write(to: &row)
            }
        }
        return (0..<bars.count).map { rows[$0 * width + field] }
    }
}

extension KeptStudy: Codable {
    private enum Keys: String, CodingKey {
        case study, state
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        let name = try fields.decode(String.self, forKey: .study)
        guard let kind = Studies.byName[name] else { throw StudiesError.unknownStudy(name) }
        study = try kind.restore(fields.superDecoder(forKey: .state))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(type(of: study).kind.name, forKey: .study)
        try study.encode(to: fields.superEncoder(forKey: .state))
    }
}
