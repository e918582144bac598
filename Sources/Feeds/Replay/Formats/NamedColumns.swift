import Market

/// Columns that a header names, in whatever order a vendor writes them.
struct NamedColumns: Sendable {
    enum Role: Hashable, Sendable {
        case time, symbol, open, high, low, close, volume, price, size, side, action
        /// Passed over.
        case other
    }

    let roles: [Role]

    /// Nil where the header does not name everything that is needed, or names it twice.
    ///
    /// - Parameter names: in lower case.
    init?(_ header: String, names: [String: Role], needs: Set<Role>) {
        roles = header.split(separator: ",", omittingEmptySubsequences: false).map { cell in
            names[cell.lowercased().filter { $0 != " " && $0 != "\"" && $0 != "\r" }] ?? .other
        }
        for role in needs where roles.count(where: { $0 == role }) != 1 { return nil }
    }

    func contains(_ role: Role) -> Bool { roles.contains(role) }

    /// A row's cell, as text; nil where the row is shorter.
    func cell(_ role: Role, of row: String) -> String? {
        guard let index = roles.firstIndex(of: role) else { return nil }
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return cells.indices.contains(index) ? String(cells[index].filter { $0 != " " && $0 != "\r" }) : nil
    }

    /// What a row tells of its date and its contract.
    func facts(of row: String) -> RecordingRowFacts {
        var facts = RecordingRowFacts()
        facts.symbol = cell(.symbol, of: row)
        guard let time = cell(.time, of: row) else { return facts }
        if let number = Int64(time), let stamp = Timestamp(vendor: number) {
            facts.date = CivilDate(daysSinceEpoch: Int32(clamping: floorDivide(stamp.seconds, 86_400)))
        } else {
            facts.date = CivilDate(iso: time.prefix(10))
        }
        return facts
    }
}

/// What one row tells before anything is read.
struct RecordingRowFacts: Sendable {
    var date: CivilDate?
    /// The contract, as the vendor writes it; nil where no column names it.
    var symbol: String?
}

extension Timestamp {
    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size; nil for what is none of
    /// this century.
    init?(vendor number: Int64) {
        let unit: Int64 =
            switch number {
            case 100_000_000_000_000_000...: 1
            case 100_000_000_000_000...: 1_000
            case 100_000_000_000...: 1_000_000
            default: 1_000_000_000
            }
        let (value, isTooLarge) = number.multipliedReportingOverflow(by: unit)
        guard number >= 0, !isTooLarge, value < 7_258_118_400 * Timestamp.second else { return nil }
        self.init(nanoseconds: value)
    }
}
