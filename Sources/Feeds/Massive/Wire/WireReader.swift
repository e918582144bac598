import JSON
import Market
import State

/// Reads the socket's frames: arrays that mix trades, quotes, bars and statuses of any instruments. A trade takes its
/// aggressor from the newest quote; without one it is not known.
///
/// It reads the bytes itself and once: a day's busiest seconds bring more than a reader of any JSON can take. Statuses,
/// which are rare, are read by one.
package struct WireReader: Sendable {
    private var tickers: [WireTicker] = []
    /// Of each ticker, side by side, for they are looked through with every item.
    private var codes: [UInt64] = []
    /// Of each ticker.
    private var slots: [Int] = []

    /// - Parameter instruments: one a slot.
    package init(_ instruments: [Instrument]) {
        for (slot, instrument) in instruments.enumerated() {
            guard let ticker = WireTicker(instrument) else { continue }
            tickers.append(ticker)
            codes.append(ticker.code)
            slots.append(slot)
        }
    }

    /// Appends what a frame holds; throws where it is no array of objects, with what came before in the batch.
    package mutating func read(_ frame: WireFrame, into batch: inout WireBatch) throws(JSONError) {
        try frame.bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            guard let start = bytes.baseAddress else { return }
            var scanner = WireScanner(at: start)
            func fault(_ reason: String) -> JSONError { JSONError(offset: scanner.at - start, reason: reason) }
            scanner.skipBlanks()
            guard scanner.take(UInt8(ascii: "[")) else { throw fault("a list of messages was expected") }
            scanner.skipBlanks()
            if !scanner.take(UInt8(ascii: "]")) {
                while true {
                    guard item(&scanner, &batch) else { throw fault("a message was expected") }
                    scanner.skipBlanks()
                    if scanner.take(UInt8(ascii: ",")) {
                        scanner.skipBlanks()
                        continue
                    }
                    guard scanner.take(UInt8(ascii: "]")) else { throw fault("the end of the list was expected") }
                    break
                }
            }
            scanner.skipBlanks()
            guard scanner.at - start == frame.count else { throw fault("the end of the frame was expected") }
        }
    }

    /// Forgets the quotes, which are no longer the newest after a gap.
    package mutating func forgetQuotes() {
        for index in tickers.indices { (tickers[index].bid, tickers[index].ask) = (nil, nil) }
    }

    // MARK: - Items

    /// Reads one object; false where it is none.
    @inline(__always)
    private mutating func item(_ scanner: inout WireScanner, _ batch: inout WireBatch) -> Bool {
        let start = scanner.at
        guard scanner.take(UInt8(ascii: "{")) else { return false }
        var fields = WireFields()
        scanner.skipBlanks()
        if !scanner.take(UInt8(ascii: "}")) {
            while true {
                guard fields.take(&scanner) else { return false }
                if scanner.take(UInt8(ascii: ",")) {
                    if scanner.byte != UInt8(ascii: "\"") { scanner.skipBlanks() }
                    continue
                }
                scanner.skipBlanks()
                if scanner.take(UInt8(ascii: ",")) {
                    scanner.skipBlanks()
                    continue
                }
                guard scanner.take(UInt8(ascii: "}")) else { return false }
                break
            }
        }
        switch fields.event {
        case WireFields.trade, WireFields.quote, WireFields.minute, WireFields.second: sort(fields, &batch)
        case WireFields.status: status(UnsafeBufferPointer(start: start, count: scanner.at - start), &batch)
        default: batch.foreign += 1
        }
        return true
    }

    @inline(__always)
    private mutating func sort(_ fields: WireFields, _ batch: inout WireBatch) {
        guard fields.hasSymbol else {
            batch.malformed += 1
            return
        }
        guard let index = codes.firstIndex(of: fields.symbol) else {
            batch.foreign += 1
            return
        }
        let isTaken =
            switch fields.event {
            case WireFields.trade: trade(fields, index, &batch)
            case WireFields.quote: quote(fields, index, &batch)
            default: bar(fields, index, &batch)
            }
        if !isTaken { batch.malformed += 1 }
    }

    @inline(__always)
    private func trade(_ fields: WireFields, _ index: Int, _ batch: inout WireBatch) -> Bool {
        guard fields.has(.price, .size, .time), let price = tickers[index].ticks(fields[.price]),
            let size = WireFields.whole(fields[.size]), size >= 0,
            let ms = WireFields.whole(fields[.time]), let time = VendorTime.instant(ms)
        else { return false }
        var aggressor = Aggressor.unknown
        if let ask = tickers[index].ask, price >= ask {
            aggressor = .buyer
        } else if let bid = tickers[index].bid, price <= bid {
            aggressor = .seller
        }
        let trade = Trade(time: time, price: Price(ticks: price), size: Int(size), aggressor: aggressor)
        let sequence = fields.has(.sequence) ? WireFields.whole(fields[.sequence]) ?? 0 : 0
        batch.rows.append(.trade(SlotTrade(slot: slots[index], trade: trade), sequence: sequence))
        return true
    }

    @inline(__always)
    private mutating func quote(_ fields: WireFields, _ index: Int, _ batch: inout WireBatch) -> Bool {
        guard fields.has(.bid) || fields.has(.ask) else { return false }
        let bid = fields.has(.bid) ? tickers[index].ticks(fields[.bid]) : nil
        let ask = fields.has(.ask) ? tickers[index].ticks(fields[.ask]) : nil
        // A crossed quote says nothing of who crossed it.
        let isCrossed = bid.flatMap { bid in ask.map { bid >= $0 } } ?? false
        (tickers[index].bid, tickers[index].ask) = isCrossed ? (nil, nil) : (bid, ask)
        batch.quotes += 1
        return bid != nil || ask != nil
    }

    @inline(__always)
    private func bar(_ fields: WireFields, _ index: Int, _ batch: inout WireBatch) -> Bool {
        guard fields.has(.open, .high, .low), fields.has(.close, .volume, .size),
            let open = tickers[index].ticks(fields[.open]), let high = tickers[index].ticks(fields[.high]),
            let low = tickers[index].ticks(fields[.low]), let close = tickers[index].ticks(fields[.close]),
            let volume = WireFields.whole(fields[.volume]), volume >= 0,
            let ms = WireFields.whole(fields[.size]), let time = VendorTime.instant(ms)
        else { return false }
        let bar = SlotBar(
            slot: slots[index],
            bar: Bar(
                time: time, open: Price(ticks: open), high: Price(ticks: high), low: Price(ticks: low),
                close: Price(ticks: close), volume: Int(volume)))
        batch.rows.append(fields.event == WireFields.minute ? .minute(bar) : .second(bar))
        return true
    }

    private func status(_ bytes: UnsafeBufferPointer<UInt8>, _ batch: inout WireBatch) {
        var told = WireStatus(status: "", message: "")
        do {
            try JSONCursor.read(bytes) { (cursor) throws(JSONError) in
                try cursor.object { (cursor, key) throws(JSONError) in
                    guard cursor.kind == .string else { return }
                    switch key {
                    case "status": told.status = VendorText.plain(try cursor.string())
                    case "message": told.message = VendorText.plain(try cursor.string())
                    default: break
                    }
                }
            }
            batch.statuses.append(told)
        } catch {
            batch.malformed += 1
        }
    }
}
