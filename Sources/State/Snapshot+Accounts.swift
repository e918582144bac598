import Ledger
import Market

extension Snapshot {
    var journalDocument: JournalDocument {
        let days = JournalDay.totals(journal)
        let net = days.reduce(Money.zero) { $0 + $1.net }
        let gross = days.reduce(Money.zero) { $0 + $1.gross }
        return JournalDocument(
            entries: journal.count, days: days.count, net: net.plainText, gross: gross.plainText,
            commissions: (gross - net).plainText)
    }
}

extension AccountState {
    var document: AccountDocument {
        AccountDocument(
            name: plain(account.name), isRestored: isRestored, reported: account.reportedAt?.utcText(),
            isFlat: account.report == nil ? nil : isFlat,
            positions: zip(account.positions, values).map { $0.document($1) },
            openProfit: openProfit?.plainText, cash: account.report?.cash?.plainText,
            realised: account.report?.realised?.plainText, heartbeat: account.heartbeatAt?.utcText(),
            fills: account.fills.count, fault: fault.map { plain($0.reason) },
            notes: [clockNote, countNote].compactMap(\.self).map(plain))
    }
}

extension OpenPosition {
    fileprivate func document(_ value: PositionValue) -> PositionDocument {
        let spec = value.instrument?.spec
        return PositionDocument(
            symbol: plain(reported.symbol), side: reported.side.rawValue, quantity: reported.quantity,
            averagePrice: points(reported.averagePrice, spec), opened: openedAt?.utcText(), basis: value.basis.word,
            detail: value.basis.detail ?? value.note,
            price: value.price.flatMap { price in spec.map { $0.text(price, style: .plain) } },
            priceTime: value.time?.utcText(), points: points(value.points, spec), profit: value.profit?.plainText)
    }

    /// With two decimals more than a price, for an average lies between ticks.
    private func points(_ points: Double?, _ spec: ContractSpec?) -> String? {
        points.flatMap { NumberStyle.plain.text($0, decimals: (spec?.tick.decimals ?? 2) + 2) }
    }
}

extension PositionValue.Basis {
    fileprivate var word: String {
        switch self {
        case .quote: "quote"
        case .twin: "twin"
        case .continuous: "continuous"
        case .bridge: "bridge"
        case .unknown: "unknown"
        }
    }

    fileprivate var detail: String? {
        switch self {
        case .quote, .bridge: nil
        case .twin(let symbol), .continuous(let symbol): symbol
        case .unknown(let reason): plain(reason)
        }
    }
}

extension StoreHealth {
    var document: StoreDocument {
        let (word, reason): (String, String?) =
            switch state {
            case .open: ("open", nil)
            case .readOnly(let reason): ("readOnly", reason)
            case .failed(let reason): ("failed", reason)
            }
        return StoreDocument(
            name: name, state: word, reason: reason.map(plain), isDurable: isDurable, durabilityNote: durabilityNote,
            kept: kept, waiting: waiting)
    }
}

extension PortHealth {
    var document: PortDocument {
        let (word, reason): (String, String?) =
            switch state {
            case .off: ("off", nil)
            case .listening: ("listening", nil)
            case .failed(let reason): ("failed", reason)
            }
        return PortDocument(
            state: word, reason: reason.map(plain), addresses: addresses, note: note, connections: connections,
            requests: requests, refused: refused, lastPush: lastPush?.utcText())
    }
}

/// Text from outside without what a terminal could take for a command or for a change of direction.
private func plain(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
                default: true
                }
            }))
}
