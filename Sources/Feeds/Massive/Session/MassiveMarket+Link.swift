import Market
import State

extension MassiveMarket {
    /// Opens a connection, of which nothing stands yet.
    mutating func connect(at now: Moment) {
        guard !isFree || isDelayed != nil else {
            link.phase = .polling
            return
        }
        link.number += 1
        link.phase = .connecting
        link.deadline = nil
        link.subscribed = []
        box.append(.connect(address, number: link.number))
    }

    var address: SocketAddress { isDelayed == true ? configuration.delayedSocket : configuration.socket }

    mutating func take(_ event: SocketEvent, number: Int, at now: Moment) {
        guard number == link.number else { return }
        switch event {
        case .opened:
            link.phase = .greeting
            link.deadline = now.after(patience.answer)
        // Frames come together, not one by one.
        case .frame: break
        case .closed(let reason): lose(reason, at: now)
        }
    }

    // MARK: - Statuses

    mutating func take(_ status: WireStatus, at now: Moment) {
        switch status.status {
        case "connected":
            guard link.phase == .greeting else { return }
            link.phase = .authenticating
            link.deadline = now.after(patience.answer)
            box.append(.send(Self.message("auth", configuration.key)))
        case "auth_success":
            guard link.phase == .authenticating else { return }
            link.phase = .subscribing
            link.deadline = now.after(patience.answer)
            subscribe(at: now)
        case "auth_failed": refuse(status.message, at: now)
        case "success": if link.phase == .subscribing { becomeLive(at: now) }
        case "error": takeError(status.message, at: now)
        case "max_connections":
            end("another program took this key's connection; end it, then retry, or give it its own key", at: now)
            link.phase = .waiting(until: now.after(backOff.atLeast(patience.afterTaken)))
            link.isRefused = true
        case "slow_consumer", "force_disconnect", "auth_timeout":
            end("Massive ended the connection (\(status.status))", at: now)
            wait(at: now)
        default: box.append(.log(.info, "Massive says: \(status.status) \(status.message)"))
        }
    }

    /// The key or the plan has no socket here: on the delayed one it may.
    private mutating func refuse(_ message: String, at now: Moment) {
        end("Massive's socket refuses the key (\(message)); check it with `copilot feed test`", at: now)
        box.append(.log(.error, "the socket at \(address.name) refuses the key: \(message)"))
        if isDelayed != true, configuration.delayedSocket != configuration.socket {
            isDelayed = true
            clock.delay = Self.planDelay
            clock.forgetLateness()
            link.phase = .waiting(until: now.after(patience.firstBackOff))
        } else if message.contains("plan") {
            link.phase = .polling
        } else {
            link.phase = .waiting(until: now.after(backOff.atLeast(patience.afterRefusal)))
            link.isRefused = true
        }
    }

    private mutating func takeError(_ message: String, at now: Moment) {
        box.append(.log(.warn, "Massive says: \(message)"))
        let refused = refused(by: message)
        if !refused.isEmpty {
            link.refused.formUnion(refused)
            link.subscribed.removeAll { refused.contains($0) }
            // Something else may take its place.
            subscribe(at: now)
            for slot in slots.indices
            where slots[slot].askingTrades != nil && refused.contains("T.\(slots[slot].instrument.symbol)") {
                release(slot, at: now)
            }
        }
        if link.phase == .subscribing, !message.contains(" AM.") { becomeLive(at: now) }
    }

    /// What of the subscriptions an error takes away, bars never: "not authorized to subscribe to Q.ESZ6". Where it names
    /// a channel and no contract of ours, the channel goes.
    private func refused(by message: String) -> [String] {
        let open = link.subscribed.filter { !$0.hasPrefix("AM.") }
        let words = message.split { $0 == " " || $0 == "," }
        let named = open.filter { words.contains(Substring($0)) }
        guard named.isEmpty else { return named }
        return open.filter { message.contains(" \($0.prefix(2))") }
    }

    private mutating func becomeLive(at now: Moment) {
        link.phase = .live
        link.deadline = nil
        link.trouble = nil
        link.isRefused = false
        link.lastRow = now.monotonic
        backOff.reset()
        holdRows(at: now)
        for slot in slots.indices where slots[slot].hasHistory {
            let minute = clock.exchange(at: now).startOfMinute
            slots[slot].doubt(min(slots[slot].last ?? minute, minute), through: minute)
            slots[slot].nextAsk = now.monotonic
        }
        box.append(.log(.info, "connected to \(address.name): \(link.subscribed.joined(separator: ", "))"))
    }

    // MARK: - Subscriptions

    /// Asks for what is wanted and is not yet subscribed to, and lets go of the rest. What is there already is not asked
    /// for again, for to that there is no answer.
    mutating func subscribe(at now: Moment) {
        let symbols = slots.map(\.instrument.symbol)
        // Where there are no trades, what each second amounted to keeps the price going between two minutes.
        let prints = symbols.map { link.refused.contains("T.\($0)") ? "A.\($0)" : "T.\($0)" }
        let quotes = hasPositions ? symbols.map { "Q.\($0)" } : []
        let wanted = (symbols.map { "AM.\($0)" } + prints + quotes).filter { !link.refused.contains($0) }
        let (more, less) = (
            wanted.filter { !link.subscribed.contains($0) }, link.subscribed.filter { !wanted.contains($0) }
        )
        if !more.isEmpty { box.append(.send(Self.message("subscribe", more.joined(separator: ",")))) }
        if !less.isEmpty { box.append(.send(Self.message("unsubscribe", less.joined(separator: ",")))) }
        link.subscribed = wanted
    }

    /// A message to the server. What stands in it holds nothing but letters, digits and points, or is a key whose quotes
    /// and backslashes are escaped.
    private static func message(_ action: String, _ parameters: String) -> String {
        let text = parameters.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "{\"action\":\"\(action)\",\"params\":\"\(text)\"}"
    }

    // MARK: - Loss

    /// The connection is gone.
    private mutating func lose(_ reason: String, at now: Moment) {
        switch link.phase {
        // What ended it is known, and more telling.
        case .idle, .waiting, .polling: return
        default: break
        }
        end(reason, at: now)
        wait(at: now)
    }

    private mutating func end(_ reason: String, at now: Moment) {
        link.trouble = reason
        link.isRefused = false
        link.deadline = nil
        // What this connection still tells is not heard any more.
        link.number += 1
        reader.forgetQuotes()
        box.append(.disconnect)
        box.append(.log(.warn, reason))
    }

    private mutating func wait(at now: Moment) {
        let longest = isOpen(at: now) ? patience.longestBackOff : max(patience.longestBackOff, .seconds(60))
        link.phase = .waiting(until: now.after(backOff.next(first: patience.firstBackOff, longest: longest)))
    }

    func isOpen(at now: Moment) -> Bool {
        let instant = clock.exchange(at: now)
        return slots.contains { $0.calendar.isOpen(at: instant) }
    }

    mutating func tickLink(at now: Moment) {
        switch link.phase {
        case .waiting(let until) where until <= now.monotonic: connect(at: now)
        case .greeting, .authenticating, .subscribing:
            guard let deadline = link.deadline, deadline <= now.monotonic else { return }
            lose("\(address.name) does not answer the login", at: now)
        case .live:
            // A market that is closed is silent by right.
            guard isOpen(at: now) else {
                link.lastRow = now.monotonic
                return
            }
            // Of bars alone there is one a minute to hear.
            let usual = link.hasPrints ? patience.silence : patience.silence * 2
            let limit = usual * (1 << min(link.silences, 4))
            guard now.monotonic - link.lastRow > limit.whole else { return }
            link.silences += 1
            lose("no message came for \(limit.components.seconds) s while the market is open", at: now)
        default: break
        }
    }
}
