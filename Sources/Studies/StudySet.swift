import Market

/// Several studies over the same bars, and their values as one row. A copy is a checkpoint of them all.
package struct StudySet: Sendable {
    /// One column of the row: `ema.21`.
    package struct Column: Hashable, Sendable {
        package let study: String
        package let field: StudyField

        package var name: String { "\(study).\(field.name)" }
    }

    package let columns: [Column]
    var studies: [any Study]
    /// The values after the last closed bar, in the order of `columns`.
    package private(set) var row: StudyRow

    package init(_ studies: [any Study]) {
        self.studies = studies
        columns = studies.flatMap { study in
            study.fields.map { Column(study: type(of: study).kind.name, field: $0) }
        }
        row = StudyRow(capacity: columns.count)
        refresh()
    }

    /// The first study of a type, for what its row does not hold: levels, profile, readings. A copy, which costs little
    /// more than finding it.
    package func first<S: Study>(_ type: S.Type) -> S? {
        for study in studies where Swift.type(of: study) == type { return study as? S }
        return nil
    }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar, day: TradingDay) {
        row.removeAll()
        for index in studies.indices {
            studies[index].add(bar, day: day, writingTo: &row)
        }
    }

    /// Takes a trade of the forming bar.
    package mutating func add(_ trade: Trade, day: TradingDay) {
        for index in studies.indices { studies[index].add(trade, day: day) }
    }

    /// The row if the forming bar closed as it stands; changes nothing.
    package func preview(with bar: Bar, day: TradingDay) -> StudyRow {
        var preview = StudyRow(capacity: columns.count)
        for study in studies { preview.append(study.preview(with: bar, day: day)) }
        return preview
    }

    private mutating func refresh() {
        row.removeAll()
        for study in studies { study.write(to: &row) }
    }
}

extension Study {
    /// `add` and `write` in one, so that a set opens each study's box once a bar.
    fileprivate mutating func add(_ bar: Bar, day: TradingDay, writingTo row: inout StudyRow) {
        add(bar, day: day)
        write(to: &row)
    }
}

extension StudySet: Codable {
    private enum Keys: String, CodingKey {
        case study, state
    }

    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        var studies: [any Study] = []
        while !list.isAtEnd {
            let entry = try list.nestedContainer(keyedBy: Keys.self)
            let name = try entry.decode(String.self, forKey: .study)
            guard let kind = Studies.byName[name] else { throw StudiesError.unknownStudy(name) }
            studies.append(try kind.restore(entry.superDecoder(forKey: .state)))
        }
        self.init(studies)
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for study in studies {
            var entry = list.nestedContainer(keyedBy: Keys.self)
            try entry.encode(type(of: study).kind.name, forKey: .study)
            try study.encode(to: entry.superEncoder(forKey: .state))
        }
    }
}
