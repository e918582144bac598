import Machine
import Market
import State
import Support

@testable import Feeds

/// A desk that takes what a live feed tells and keeps the bars it amounts to.
final class TestDesk: Sendable {
    struct State: Sendable {
        var instruments: [Instrument] = []
        /// By slot and minute.
        var bars: [[Timestamp: Bar]] = []
        var trades: [SlotTrade] = []
        var corrections = 0
        var resets = 0
        var reports: [SourceReport] = []
        var clock: Timestamp?
        var log: [String] = []
        /// Rows that came before the instruments, and clocks that went back.
        var faults: [String] = []
    }

    let state = Monitor(State())
    let feed: MassiveFeed

    /// Patience short enough for a test: nothing waits longer than a few hundredths of a second.
    static var patience: MassivePatience {
        var patience = MassivePatience()
        patience.firstBackOff = .milliseconds(5)
        patience.longestBackOff = .milliseconds(20)
        patience.afterTaken = .milliseconds(50)
        patience.afterRefusal = .milliseconds(50)
        patience.betweenLooks = .milliseconds(20)
        patience.gap = .seconds(2)
        return patience
    }

    init(
        _ vendor: Vendor, _ symbols: [String] = ["NQ"], key: String = "secret-key",
        patience: MassivePatience = patience,
        trusting certificate: String = TestCertificates.good, in folder: Folder, limits: SocketLimits = SocketLimits(),
        archive: any BarArchive = MemoryBarArchive(), specs: ContractSpecs = .standard
    ) throws {
        let file = try folder.write("trusted.pem", certificate)
        guard let address = SocketAddress(vendor.socketURL) else { preconditionFailure("no address") }
        let day = CivilDate(year: 2024, month: 1, day: 8)
        let instruments = symbols.compactMap { Instrument(symbol: $0, near: day, specs: specs) }
        let configuration = MassiveConfiguration(
            key: key, restURL: vendor.restURL, socket: address, delayedSocket: address,
            live: LiveFeedSettings(
                instruments: instruments, historyDays: 0, archive: archive, trust: .init(file: file)),
            specs: specs, limits: limits, patience: patience)
        let truth = vendor.state
        let state = state
        feed = MassiveFeed(
            configuration: configuration,
            clocks: MassiveClocks(monotonic: Clocks.monotonic, market: { truth.read(\.now) }),
            log: { level, line in state.change { $0.log.append("\(level) \(line)") } })
        feed.start { [state] event in state.change { $0.take(event) } }
    }

    deinit { feed.stop() }

    /// Waits for a condition; false after a time that no sound run needs.
    @discardableResult
    func wait(_ condition: (State) -> Bool) -> Bool {
        state.wait(until: Clocks.monotonic() + 20_000_000_000) { condition($0) ? true : nil } ?? false
    }

    /// Waits until the desk's bars are the truth's, minute by minute.
    func agrees(with truth: [Bar], slot: Int = 0) -> Bool {
        wait { state in slot < state.bars.count && state.bars[slot].values.sorted { $0.time < $1.time } == truth }
    }

    var report: SourceReport? { state.read { $0.reports.last } }

    @discardableResult
    func becomesLive() -> Bool { wait { $0.reports.last?.state == .live } }
}

extension TestDesk.State {
    mutating func take(_ event: Event) {
        switch event {
        case .instrumentsListed(let listed):
            bars = listed.enumerated().map { slot, instrument in
                instruments.indices.contains(slot) && instruments[slot] == instrument ? bars[slot] : [:]
            }
            instruments = listed
        case .barsClosed(let rows):
            for row in rows { put(row) }
        case .barsCorrected(let rows):
            corrections += rows.count
            for row in rows { put(row) }
        case .tradesPrinted(let rows): trades += rows
        case .marketReset:
            resets += 1
            bars = bars.map { _ in [:] }
            clock = nil
        case .sourceReported(let report): reports.append(report)
        case .clockAdvanced(let instant):
            if let clock, instant < clock { faults.append("the clock went back") }
            clock = instant
        default: break
        }
    }

    private mutating func put(_ row: SlotBar) {
        guard bars.indices.contains(row.slot) else { return faults.append("a bar before its instrument") }
        bars[row.slot][row.bar.time] = row.bar
    }
}
