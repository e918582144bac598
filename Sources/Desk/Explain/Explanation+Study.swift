import Canvas
import Market
import State
import Studies

extension Explanation {
    /// A study on a frame of an instrument: formula, parameters, inputs, values and when they were settled.
    ///
    /// - Parameters:
    ///   - label: the name its values go by.
    ///   - frame: the frame its values are read on.
    mutating func add(
        study label: String, on frame: TimeFrame, of instrument: InstrumentState, _ context: PaneContext,
        fields: Set<String>? = nil
    ) {
        let snapshot = context.snapshot
        let list = DeskStudies.list(emaFast: snapshot.emaFastLength, emaSlow: snapshot.emaSlowLength)
        let named = list.filter { $0.label == label }
        // Two averages of one label differ in their lengths, and so in the fields that they are kept for.
        let asked = named.filter { study in fields.map { !$0.isDisjoint(with: study.lines.keys) } ?? true }
        guard let state = instrument.frames[frame], let study = named.first else { return }
        heading("\(study.kind.title), \(study.source(on: frame))")
        text(study.kind.help)
        for parameter in study.kind.parameters {
            let values = (asked.isEmpty ? [study] : asked).map { $0.values[parameter.name] ?? parameter.standard }
            let texts = Set(values).sorted().map(parameter.text)
            figure(parameter.name, texts.joined(separator: ", "), parameter.help)
        }
        let studies = state.studies
        for (place, column) in studies.fields.all.enumerated() where column.study == label {
            guard fields?.contains(column.field.name) ?? true else { continue }
            let settled = studies.settled.count > place ? studies.settled[place] : nil
            var value = [Run(settled.map { column.field.text($0, instrument.spec, context) } ?? "—", .bright)]
            if studies.fields.isLive(place), let now = studies.preview?[place], now != settled {
                value.append(Run("  now \(column.field.text(now, instrument.spec, context))", .accent))
            }
            figure(column.field.name, value, column.field.help)
        }
        settled(state, frame, instrument, context)
    }

    /// When the values of a frame were settled, and what has gone in.
    mutating func settled(on frame: TimeFrame, of instrument: InstrumentState, _ context: PaneContext) {
        if let state = instrument.frames[frame] { settled(state, frame, instrument, context) }
    }

    /// How fresh an instrument's prices are.
    mutating func prices(of instrument: InstrumentState, _ context: PaneContext) {
        let freshness = Freshness(instrument, context.snapshot)
        text("Prices: \(freshness.titleItems.map(\.text).joined(separator: ", ")).", .dim)
        silence(freshness, of: instrument)
    }

    /// Why an instrument alone counts as stale.
    private mutating func silence(_ freshness: Freshness, of instrument: InstrumentState) {
        guard freshness.isSilent else { return }
        let limit = SpanText.coarse(instrument.patience)
        text(
            "\(instrument.instrument.symbol) is stale: its market has been open for over \(limit) without a new price. The "
                + "limit is ten times the mean time between its last 30 closed minutes, 10m at least and 2h at most.",
            .warn)
    }

    /// When the values of a frame were settled, what has gone in, and whether the prices are fresh.
    mutating func settled(
        _ state: FrameState, _ frame: TimeFrame, _ instrument: InstrumentState, _ context: PaneContext
    ) {
        let clock = DayClock(now: context.snapshot.time)
        if let closed = state.settledClose(frame) {
            let age = context.snapshot.time.map { ", \(SpanText.exact($0 - closed)) ago" } ?? ""
            text(
                "Settled at the \(frame.name) close of \(clock.full(closed)) ET\(age); it changes with the next.", .dim)
        } else {
            text("No \(frame.name) bar has closed yet.", .dim)
        }
        let count = context.facts.numbers.text(state.bars.count, decimals: 0)
        let freshness = Freshness(instrument, context.snapshot)
        let age = freshness.titleItems.map(\.text).joined(separator: ", ")
        text("From \(count) closed \(frame.name) bars of \(instrument.instrument.symbol). Prices: \(age).", .dim)
        silence(freshness, of: instrument)
        if let revision = state.studies.revision {
            text("Bars were corrected from \(clock.full(revision.from)) on (correction \(revision.number)).", .warn)
        }
    }
}

extension DeskStudy {
    /// What it is fed with, in a phrase.
    fileprivate func source(on frame: TimeFrame) -> String {
        if case .day = place { "of the trading day" } else { "on closed \(frame.name) bars" }
    }
}

extension StudyField {
    /// A value as the desk writes it.
    func text(_ value: Double, _ spec: ContractSpec, _ context: PaneContext) -> String {
        let style = context.facts.numbers
        switch unit {
        case .price, .points: return spec.text(points: value, style: style) ?? "—"
        case .percent, .ratio, .scale: return style.text(value, decimals: 2) ?? "—"
        case .contracts where name == "bought" || name == "sold": return style.contracts(value, isShare: true) ?? "—"
        case .contracts where name == "delta": return style.contracts(value) ?? "—"
        case .contracts, .bars: return style.text(value, decimals: 0) ?? "—"
        case .flag: return value > 0 ? "yes" : "no"
        case .word: return word(value) ?? "—"
        }
    }
}

extension ContractSpec {
    /// Points that went into a figure, to the hundredth at least, so that it can be reckoned again.
    func text(reckoned points: Double, style: NumberStyle) -> String? {
        guard case .decimal(let decimals) = display else { return text(points: points, style: style) }
        return style.text(points, decimals: max(2, decimals))
    }
}
