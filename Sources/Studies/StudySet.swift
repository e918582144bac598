import Market

/// Several studies over the same bars, and their values as one row. A copy is a checkpoint of them all. What one of them
/// rests on and another one tells runs once.
///
/// `Sendable` without the compiler's word for it: the slots are changed only while no other set has them.
package struct StudySet: @unchecked Sendable {
    /// One column of the row: `ema.21`.
    package struct Column: Hashable, Sendable {
        package let study: String
        package let field: StudyField

        package init(study: String, field: StudyField) {
            self.study = study
            self.field = field
        }

        package var name: String { "\(study).\(field.name)" }
    }

    package private(set) var columns: [Column]
    private var storage: StudySlots
    /// The names that the studies' values go by.
    private var labels: [String]
    /// Columns of each study.
    private var widths: [Int]
    /// By column: the place of the study that tells it.
    package private(set) var owners: [Int]
    /// By study: whether it rests on others of the set.
    private var shares: [Bool]
    /// Places of the studies that take trades.
    private var tradeTakers: [Int]

    /// The values go by the studies' own names.
    package init(_ studies: [any Study]) {
        self.init(studies.map { (type(of: $0).kind.name, $0) })
    }

    /// - Parameter named: studies, each with the name that its values go by.
    package init(_ named: [(label: String, study: any Study)]) {
        storage = StudySlots(named.map(\.study))
        let slots = storage.all
        shares = slots.indices.map { slots[$0].share(with: EarlierStudies(slots[..<$0])) }
        labels = named.map(\.label)
        columns = named.flatMap { label, study in study.fields.map { Column(study: label, field: $0) } }
        widths = named.map { $0.study.fields.count }
        owners = widths.enumerated().flatMap { Array(repeating: $0, count: $1) }
        tradeTakers = named.indices.filter { type(of: named[$0].study).takesTrades }
    }

    var slots: [StudySlot] { storage.all }

    /// The slots, to be changed. Copied all at once where another set has them too: what takes a bar changes each.
    var ownSlots: [StudySlot] {
        mutating get {
            if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
            return storage.all
        }
    }

    /// The values after the last closed bar, in the order of `columns`. Written when it is asked for.
    package var row: StudyRow {
        StudyRow(count: columns.count) { row in
            for slot in slots { slot.write(to: &row) }
        }
    }

    /// The first study of a type, for what its row does not hold: levels, profile, readings. A copy, which costs little
    /// more than finding it.
    package func first<S: Study>(_ type: S.Type) -> S? {
        let studies = EarlierStudies(slots[...])
        return studies.first(type)?.whole(with: studies)
    }

    /// One of the studies by itself, as it stands.
    package func kept(study index: Int) -> KeptStudy { KeptStudy(whole(index)) }

    /// Takes the tables of a set for its own where they are equal, so that all instruments share them.
    package mutating func shareTables(with other: StudySet) {
        guard columns == other.columns, labels == other.labels, shares == other.shares else { return }
        (columns, labels, widths, owners) = (other.columns, other.labels, other.widths, other.owners)
        (shares, tradeTakers) = (other.shares, other.tradeTakers)
    }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        for slot in ownSlots { slot.add(bar, day: day, among: &loans) }
    }

    /// Takes closed bars, one study after the other, each with all of them: what a study needs is at hand then, and it
    /// costs half as much as bar by bar.
    /// - Parameter places: by study: the bars after which it is to tell, by their place in `bars`, ascending.
    package mutating func advance(_ bars: [FrameBars.Closed], tellingAt places: [[Int]]) -> StudyRows {
        var loans = [StudyLoans](repeating: StudyLoans(), count: bars.count)
        let slots = ownSlots
        return StudyRows(widths: widths, turns: places.map { $0.count }) { row in
            for (index, slot) in slots.enumerated() {
                slot.add(bars, among: &loans, tellingAt: places[index], to: &row)
            }
        }
    }

    /// What some of the studies tell after the last closed bar, one after the other.
    /// - Parameter places: of the studies, in the set.
    package func row(of places: [Int]) -> StudyRow {
        StudyRow(count: places.reduce(0) { $0 + widths[$1] }) { row in
            for place in places { slots[place].write(to: &row) }
        }
    }

    /// Takes a trade of the forming bar.
    package mutating func add(_ trade: Trade, day: TradingDay) {
        for index in tradeTakers { ownSlots[index].add(trade, day: day) }
    }

    /// The row if the forming bar closed as it stands; changes nothing.
    package func preview(with bar: Bar, day: TradingDay) -> StudyRow {
        var copy = self
        copy.add(bar, day: day)
        return copy.row
    }

    /// The same of some of the studies only.
    /// - Parameters:
    ///   - shown: by study, whether it is asked.
    ///   - settled: the row after the last closed bar, whose values the others keep.
    package func preview(with bar: Bar, day: TradingDay, shown: [Bool], settled: StudyRow) -> StudyRow {
        StudyRow(count: columns.count) { row in
            var start = 0
            for (index, slot) in slots.enumerated() {
                let places = start..<start + widths[index]
                start = places.upperBound
                if !shown[index] {
                    row.append(settled, places)
                } else if shares[index] {
                    whole(index).preview(with: bar, day: day, to: &row)
                } else {
                    slot.preview(with: bar, day: day, to: &row)
                }
            }
        }
    }

    /// A study as it is by itself.
    private func whole(_ index: Int) -> any Study {
        slots[index].study.whole(with: EarlierStudies(slots[..<index]))
    }

    /// The levels of every study that finds any.
    package var levels: [StudyLevels] {
        zip(labels, slots).compactMap { label, slot in
            (slot.study as? any LevelStudy).map { StudyLevels(study: label, standing: $0.levels.live) }
        }
    }
}

extension StudySet: Codable {
    private enum Keys: String, CodingKey {
        case study, label, state
    }

    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        var studies: [(String, any Study)] = []
        while !list.isAtEnd {
            let entry = try list.nestedContainer(keyedBy: Keys.self)
            let name = try entry.decode(String.self, forKey: .study)
            guard let kind = Studies.byName[name] else { throw StudiesError.unknownStudy(name) }
            let label = try entry.decodeIfPresent(String.self, forKey: .label) ?? name
            studies.append((label, try kind.restore(entry.superDecoder(forKey: .state))))
        }
        self.init(studies)
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for (index, label) in labels.enumerated() {
            let study = whole(index)
            var entry = list.nestedContainer(keyedBy: Keys.self)
            let name = type(of: study).kind.name
            try entry.encode(name, forKey: .study)
            if label != name { try entry.encode(label, forKey: .label) }
            try study.encode(to: entry.superEncoder(forKey: .state))
        }
    }
}
