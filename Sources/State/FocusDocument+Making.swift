import Market
import Studies

private func word(_ side: Int) -> String { side > 0 ? "long" : side < 0 ? "short" : "none" }

extension ConfluenceReading {
    func document(_ spec: ContractSpec) -> ConfluenceDocument {
        ConfluenceDocument(
            side: word(side), score: score, isTradeable: isTradeable, quality: rounded(quality),
            since: since?.utcText(), closedAt: closedAt?.utcText(),
            frames: verdicts.map { verdict in
                ConfluenceDocument.Frame(
                    role: verdict.role.name, frame: verdict.frame.name, side: verdict.side.map(word),
                    since: verdict.since?.utcText(), closedAt: verdict.closedAt?.utcText(), bars: verdict.bars,
                    needed: verdict.needed, reasons: verdict.reasons(spec, style: .plain))
            })
    }
}

extension Snapshot {
    /// Scores and plans; nil before the first scan.
    var focusDocument: FocusDocument? {
        guard let focus, let live = liveFocus else { return nil }
        return FocusDocument(
            time: focus.time.utcText(), summary: Self.summary(of: live, among: focus), threshold: focus.threshold,
            focus: live.focus.map(\.symbol),
            rows: focus.rows.filter { instruments.indices.contains($0.slot) }.map { row in
                let spec = instruments[row.slot].spec
                return FocusDocument.Row(
                    symbol: row.symbol, score: rounded(row.score.value), signal: row.score.signal?.rawValue,
                    known: rounded(row.score.known),
                    parts: row.score.parts.map {
                        FocusDocument.Part(
                            name: $0.kind.name, figure: rounded($0.figure), points: rounded($0.points))
                    }, reasons: row.score.reasons, plan: row.card?.document(spec))
            })
    }
}

extension FocusPlan {
    fileprivate func document(_ spec: ContractSpec) -> FocusDocument.Plan {
        let text = { (price: Price) in spec.text(price, style: .plain) }
        return FocusDocument.Plan(
            side: word(side), time: inputs.time.utcText(), entryLow: (levels?.entryLow).map(text),
            entryHigh: (levels?.entryHigh).map(text), stop: (levels?.stop).map(text),
            targets: (levels?.targets ?? []).map {
                FocusDocument.Target(price: text($0.price), reward: rounded($0.reward))
            }, contracts: size?.contracts, risk: size?.risk.text(style: .plain), micro: micro?.root,
            microContracts: micro?.size.contracts, reasons: reasons)
    }
}

extension NoTrade {
    var document: NoTradeDocument {
        NoTradeDocument(
            isOn: isOn, reasons: reasons.map(\.description),
            leftOut: leftOut.map {
                NoTradeDocument.Product(symbol: $0.symbol, objections: $0.objections.map(\.description))
            })
    }
}
