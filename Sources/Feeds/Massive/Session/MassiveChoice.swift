import Market
import State

/// Which months are traded, and what the plan has shown of itself meanwhile.
struct MassiveChoice: Sendable {
    /// One a slot, each with its month where one is known.
    var instruments: [Instrument]
    /// Rolls that are near.
    var rolls: [ContractRoll]
    /// True where prices come late; nil where the vendor did not say.
    var isDelayed: Bool?
    /// True where the plan gives no snapshots: then it is the free one.
    var isFree: Bool
    /// What is not as it should be, as sentences.
    var notes: [String]
}

/// Finds the front months.
struct FrontMonths: Sendable {
    let client: MassiveClient
    let specs: ContractSpecs

    /// - Parameter wanted: one a slot; those without a month get the front one. A month that is already there for such a
    ///   slot is in `current`.
    func choose(
        _ wanted: [Instrument], current: [Instrument]? = nil, on day: TradingDay
    ) async throws -> MassiveChoice {
        let roots = Set(wanted.map(\.root)).sorted()
        let contracts = try await client.rows(.contracts(roots: roots, on: day.date), as: ContractRow.self)
        var months: [String: Set<ContractMonth>] = [:]
        for row in contracts where row.isOutright {
            guard let instrument = Self.instrument(row.ticker, specs, day), let month = instrument.month else {
                continue
            }
            months[instrument.root, default: []].insert(month)
        }
        var choice = MassiveChoice(instruments: wanted, rolls: [], isDelayed: nil, isFree: false, notes: [])
        var volumes: [String: [ContractMonth: Int]] = [:]
        do {
            let rows = try await client.rows(.snapshot(roots: roots), as: SnapshotRow.self)
            choice.isDelayed = rows.compactMap(\.isDelayed).first
            volumes = Self.volumes(rows, specs, day)
        } catch MassiveFault.notEntitled {
            choice.isFree = true
        }
        for (slot, instrument) in wanted.enumerated() {
            let spec = instrument.spec
            guard instrument.month == nil else {
                let roll = ContractRoll(instrument, on: day, volumes[spec.root] ?? [:], isFollowed: false)
                if let roll { choice.rolls.append(roll) }
                continue
            }
            var known = volumes[spec.root] ?? [:]
            // The free plan's few requests are better spent on bars; its months go by custom.
            if known.isEmpty, !choice.isFree { known = try await sessionVolumes(spec, day) }
            let listed = months[spec.root] ?? []
            let traded = known.filter { listed.isEmpty || listed.contains($0.key) }
            guard let front = spec.front(on: day, volumes: traded, current: current?[slot].month) else {
                choice.notes.append("\(spec.root): no month is known; name one, such as \(spec.root)Z6")
                continue
            }
            choice.instruments[slot] = Instrument(spec: spec, month: front)
            if !listed.isEmpty, !listed.contains(front) {
                choice.notes.append("\(choice.instruments[slot]) is not among the contracts that Massive lists")
            }
            let roll = ContractRoll(choice.instruments[slot], on: day, traded, isFollowed: true)
            if let roll { choice.rolls.append(roll) }
        }
        return choice
    }

    /// The rolls that are near by the volumes of now; the months stay.
    ///
    /// - Parameters:
    ///   - wanted: as the settings name them.
    ///   - current: the same with their months.
    func rolls(_ wanted: [Instrument], current: [Instrument], on day: TradingDay) async throws -> [ContractRoll] {
        let roots = Set(wanted.map(\.root)).sorted()
        let rows = try await client.rows(.snapshot(roots: roots), as: SnapshotRow.self)
        let volumes = Self.volumes(rows, specs, day)
        return zip(wanted, current).compactMap { wanted, current in
            ContractRoll(current, on: day, volumes[current.root] ?? [:], isFollowed: wanted.month == nil)
        }
    }

    /// Contracts of each product's months in the session so far, or held where hardly any was traded.
    static func volumes(
        _ rows: [SnapshotRow], _ specs: ContractSpecs, _ day: TradingDay
    ) -> [String: [ContractMonth: Int]] {
        var traded: [String: [ContractMonth: Int]] = [:]
        var held: [String: [ContractMonth: Int]] = [:]
        for row in rows {
            guard let instrument = instrument(row.ticker, specs, day), let month = instrument.month else { continue }
            traded[instrument.root, default: [:]][month] = row.volume
            held[instrument.root, default: [:]][month] = row.openInterest
        }
        // In a young session what is held tells more than what was traded; months of a product go by the same measure.
        return traded.merging(held) { traded, held in
            !held.isEmpty && (traded.values.max() ?? 0) < Self.youngVolume ? held : traded
        }
    }

    /// The front months by the usual roll days alone.
    static func byCalendar(_ wanted: [Instrument], on day: TradingDay) -> [Instrument] {
        wanted.map { $0.month == nil ? Instrument(spec: $0.spec, month: $0.spec.front(on: day)) : $0 }
    }

    /// Contracts below which a session's volume does not yet tell the front month.
    private static let youngVolume = 500

    private static func instrument(_ ticker: String?, _ specs: ContractSpecs, _ day: TradingDay) -> Instrument? {
        ticker.flatMap { Instrument(symbol: $0, near: day.date, specs: specs) }
    }

    /// Volumes of the newest whole session, of the nearest liquid months, where no snapshot tells them.
    private func sessionVolumes(_ spec: ContractSpec, _ day: TradingDay) async throws -> [ContractMonth: Int] {
        var volumes: [ContractMonth: Int] = [:]
        for month in spec.trading(on: day, count: 3) {
            let ticker = Instrument(spec: spec, month: month).symbol
            let rows = try await client.rows(.sessions(ticker: ticker, count: 2), as: BarRow.self)
            volumes[month] = rows.compactMap(\.volume).max()
        }
        return volumes
    }
}
