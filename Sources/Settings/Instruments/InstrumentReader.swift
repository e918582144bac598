import Canvas
import Market

/// Reads the `[instrument.ROOT]` tables of a settings file over the built-in products.
enum InstrumentReader {
    /// The name under which the tables stand.
    static let section = "instrument"

    static func read(_ file: TOMLFile) -> (settings: InstrumentSettings, faults: [Fault]) {
        var settings = InstrumentSettings()
        guard let node = file.root[section] else { return (settings, []) }
        guard case .table(let tables) = node else {
            let text = "instrument must be tables, one a product. Write [instrument.MNQ] and its keys below."
            return (settings, [file.fault(text, at: section)])
        }
        var faults: [Fault] = []
        var own: [InstrumentTable] = []
        for (name, node) in tables.sorted(by: { $0.key < $1.key }) {
            let heading = "\(section).\(name)"
            guard case .table(let values) = node else {
                let text = "\(name) stands outside of a product. Put it below a heading such as [instrument.MNQ]."
                faults.append(file.fault(text, at: heading))
                continue
            }
            var table = InstrumentTable(heading: heading, root: name.uppercased(), values: values, file: file)
            if ContractSpecs.standard[table.root] != nil {
                change(&table, &settings)
            } else {
                add(&table, &settings)
                own.append(table)
            }
            faults += table.faults
        }
        // A micro may stand before its full-size product.
        for table in own { faults += twinFaults(table, settings.specs) }
        return (settings, faults.sorted { ($0.line ?? 0, $0.text) < ($1.line ?? 0, $1.text) })
    }

    /// Costs and margin of a built-in product.
    private static func change(_ table: inout InstrumentTable, _ settings: inout InstrumentSettings) {
        table.checkNames(isBuiltIn: true)
        let cost = table.figure(.costPerSide) { Money(decimal: $0) }
        let margin = table.figure(.dayMargin) { Money(decimal: $0) }
        settings.specs.override(table.root, costPerSide: cost, dayMargin: margin)
        let keys = table.keyOrigins.filter { InstrumentKey.named($0.key)?.isOverride == true }
        guard !keys.isEmpty else { return }
        settings.origins[table.root] = InstrumentOrigin(isOwn: false, place: table.place, keys: keys)
    }

    /// A product of the user's own.
    private static func add(_ table: inout InstrumentTable, _ settings: inout InstrumentSettings) {
        guard isComplete(&table) else { return }
        let name = table.text(.fullName, plain)
        let exchange = table.text(.exchange, plain)?.uppercased()
        let group = table.text(.group) { ProductGroup(rawValue: $0.lowercased()) }
        let tick = table.figure(.tick) { TickSize(text: $0) }
        let point = table.figure(.pointValue) { Money(decimal: $0).flatMap { $0 > .zero ? $0 : nil } }
        let months = table.text(.months, months)
        let currency = table.text(.currency, currency)
        let micro = table.text(.microOf, plain)?.uppercased()
        let expiry = table.text(.expiry) { text in
            ExpiryRule.allCases.first { $0 != .unknown && $0.settingName == text.lowercased() }
        }
        let cost = table.figure(.costPerSide) { Money(decimal: $0) }
        let margin = table.figure(.dayMargin) { Money(decimal: $0) }
        guard let tick else { return }
        let display = InstrumentDisplay.read(&table, tick)
        guard let group, let exchange, let point, let months, let display, table.faults.isEmpty else { return }
        guard let tickValue = tick.value(point: point), tickValue <= Money(dollars: 100_000) else {
            let text = "A tick of \(table.root) would not be worth a whole number of 1/10000, up to 100000."
            table.complain(text + " Check tick and point-value.", at: .pointValue)
            return
        }
        settings.specs.set(
            ContractSpec(
                root: table.root, name: name ?? table.root, exchange: exchange, group: group, tick: tick,
                tickValue: tickValue, display: display, months: months, fullSizeRoot: micro,
                currency: currency ?? "USD", expiry: expiry ?? .unknown, costPerSide: cost, dayMargin: margin))
        settings.origins[table.root] = InstrumentOrigin(isOwn: true, place: table.place, keys: table.keyOrigins)
    }

    /// Whether the root is one, and no key is unknown or missing.
    private static func isComplete(_ table: inout InstrumentTable) -> Bool {
        let root = table.root
        guard (1...8).contains(root.count), root.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            root.contains(where: \.isLetter)
        else {
            table.complain("\"\(root)\" is no root. Use one to eight letters and digits, as in [instrument.ZF].")
            return false
        }
        let anyDate = CivilDate(daysSinceEpoch: 20_000)
        if let taken = Instrument(symbol: root, near: anyDate) {
            table.complain(
                "\(root) is a contract of \(taken.root). Name the product alone: [instrument.\(taken.root)].")
            return false
        }
        table.checkNames(isBuiltIn: false)
        let missing = InstrumentKey.all.filter { $0.isRequired && table.values[$0.name] == nil }.map(\.name)
        guard !missing.isEmpty else { return table.faults.isEmpty }
        let near = nearestName(to: root, among: ContractSpecs.all.map(\.root))
        let hint = near.map { " Did you mean \($0)?" } ?? ""
        table.complain(
            "\(root) is not built in.\(hint) An instrument of your own also needs \(missing.joined(separator: ", "));"
                + " copilot.conf.example shows one.")
        return false
    }

    /// The twin must be known, and trade at the same hours.
    private static func twinFaults(_ table: InstrumentTable, _ specs: ContractSpecs) -> [Fault] {
        guard let spec = specs[table.root], let root = spec.fullSizeRoot else { return [] }
        var table = table
        let before = table.faults.count
        switch specs[root] {
        case nil:
            let near = nearestName(to: root, among: specs.list.map(\.root)).map { " Did you mean \($0)?" }
            table.complain(
                "micro-of: no product \(root) is known.\(near ?? " Add it, or remove the line.")", at: .microOf)
        case let full? where full.root == spec.root || full.fullSizeRoot != nil || full.group != spec.group:
            table.complain("micro-of must be \(InstrumentKey.microOf.allowed), not \(root).", at: .microOf)
        default: break
        }
        return Array(table.faults[before...])
    }

    /// A text that a table can show as it is.
    private static func plain(_ text: String) -> String? {
        !text.isEmpty && text.count <= 40 && OutsideText.line(text) == text ? text : nil
    }

    private static func months(_ text: String) -> String? {
        let letters = Set(text.uppercased())
        let known = ContractMonth.letters.filter(letters.contains)
        return !letters.isEmpty && known.count == letters.count && letters.count == text.count ? String(known) : nil
    }

    private static func currency(_ text: String) -> String? {
        text.count == 3 && text.allSatisfy { $0.isASCII && $0.isLetter } ? text.uppercased() : nil
    }
}
