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
    /// Ticks of a number with so many decimals, for each digit unit: `WireTicker.scales` of them a ticker. By themselves,
    /// for a ticker that held them would be copied with each price.
    private var factors: [Double] = []
    /// Of each ticker.
    private var slots: [Int] = []

    /// - Parameter instruments: one a slot.
    package init(_ instruments: [Instrument]) {
        for (slot, instrument) in instruments.enumerated() {
            guard let ticker = WireTicker(instrument) else { continue }
            tickers.append(ticker)
            codes.append(ticker.code)
            factors += WireTicker.factors(instrument.spec.tick)
            slots.append(slot)
        }
    }

    /// Appends what a frame holds; throws where it is no array of objects, with what came before in the batch.
    package mutating func read(_ frame: WireFrame, into batch: inout WireBatch) throws(JSONError) {
        try frame.bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            guard let start = bytes.baseAddress else { return }
            let numbers = UnsafeMutablePointer<WireScanner.Number>.allocate(capacity: WireFields.Field.count)
            numbers.initialize(repeating: WireScanner.Number(digits: 0, scale: 0), count: WireFields.Field.count)
            defer { numbers.deallocate() }
            var scanner = WireScanner(at: start)
            var missing: String?
            scanner.skipBlanks()
            if !scanner.take(UInt8(ascii: "[")) { missing = "a list of messages" }
            scanner.skipBlanks()
            if missing == nil, !scanner.take(UInt8(ascii: "]")) {
                while true {
                    guard item(&scanner, numbers, &batch) else {
                        missing = "a message"
                        break
                    }
                    scanner.skipBlanks()
                    if scanner.take(UInt8(ascii: ",")) {
                        scanner.skipBlanks()
                        continue
                    }
                    if !scanner.take(UInt8(ascii: "]")) { missing = "the end of the list" }
                    break
                }
            }
            scanner.skipBlanks()
            let offset = scanner.at - start
            if missing == nil, offset != frame.count { missing = "the end of the frame" }
            if let missing { throw JSONError(offset: offset, reason: "\(missing) was expected") }
        }
    }

    /// Forgets the quotes, which are no longer the newest after a gap.
    package mutating func forgetQuotes() {
        for index in tickers.indices { (tickers[index].bid, tickers[index].ask) = (nil, nil) }
    }

    // MARK: - Items

    /// Reads one object; false where it is none.
    @inline(__always)
    private mutating func item(
        _ scanner: inout WireScanner, _ numbers: UnsafeMutablePointer<WireScanner.Number>, _ batch: inout WireBatch
    ) -> Bool {
        let start = scanner.at
        guard scanner.take(UInt8(ascii: "{")) else { return false }
        var fields = WireFields(numbers)
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
        guard fields.has(.price, .size, .time), let price = ticks(fields[.price], index),
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
        let bid = fields.has(.bid) ? ticks(fields[.bid], index) : nil
        let ask = fields.has(.ask) ? ticks(fields[.ask], index) : nil
        // A crossed quote says nothing of who crossed it.
        let isCrossed = bid.flatMap { bid in ask.map { bid >= $0 } } ?? false
        (tickers[index].bid, tickers[index].ask) = isCrossed ? (nil, nil) : (bid, ask)
        batch.quotes += 1
        return bid != nil || ask != nil
    }

    @inline(__always)
    private func bar(_ fields: WireFields, _ index: Int, _ batch: inout WireBatch) -> Bool {
        guard fields.has(.open, .high, .low), fields.has(.close, .volume, .size),
            let open = ticks(fields[.open], index), let high = ticks(fields[.high], index),
            let low = ticks(fields[.low], index), let close = ticks(fields[.close], index),
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

    /// A price in ticks of its instrument; nil where it lies on none. The noise of floating point is forgiven.
    @inline(__always)
    private func ticks(_ number: WireScanner.Number, _ index: Int) -> Int? {
        guard number.scale >= 0 else { return ticksOfPower(number, index) }
        guard number.scale < WireTicker.scales else { return nil }
        return WireTicker.whole(Double(number.digits) * factors[index * WireTicker.scales + number.scale])
    }

    /// Of a number with a power of ten behind it, which is rare.
    private func ticksOfPower(_ number: WireScanner.Number, _ index: Int) -> Int? {
        WireFields.whole(number).flatMap { WireTicker.whole(Double($0) * factors[index * WireTicker.scales]) }
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
