import Glibc
import Ledger
import Machine
import Market
import Port
import State
import Synchronization

/// `copilot doctor --bridge`: sends what NinjaTrader's bridge sends to a running desk's port, shows what arrived, and takes
/// it back.
struct BridgeCheck {
    /// What the bridges are built to speak to.
    static let usualPort = 8_000
    private static let account = "copilot doctor"
    private static let readPath = "/positions/?account=copilot+doctor"

    let configuration: PortConfiguration

    func report(to report: inout DoctorReport) {
        report.section("Bridge")
        let prefix = configuration.key.map { "/k/\($0)" } ?? ""
        let sender = BridgeSender(port: configuration.port, prefix: prefix)
        if let health = sender.send("GET", "/health") {
            report.line("desk", "answers on \(health.address), port \(configuration.port)")
            check(sender, &report)
        } else {
            report.line("desk", "nobody listens on port \(configuration.port)")
            checkPrivately(&report)
            report.complain(
                "No desk takes pushes on port \(configuration.port): start one with --port \(configuration.port).")
        }
    }

    /// Shows on a port of its own that the way works.
    private func checkPrivately(_ report: inout DoctorReport) {
        let inbox = DoctorInbox()
        do {
            let port = try Port(PortConfiguration(port: 0, version: configuration.version), inbox: inbox)
            defer { port.stop() }
            report.line("tried instead", "a port of this check's own, \(port.addresses.joined(separator: " and "))")
            check(BridgeSender(port: port.port), &report)
        } catch {
            report.complain(error.description)
        }
    }

    private func check(_ sender: BridgeSender, _ report: inout DoctorReport) {
        let now = Clocks.wall().utcText()
        let position =
            #"{"symbol":"MES 03-26","side":"Long","quantity":1,"avgPrice":5512.25,"unrealizedPnL":12.5,"lastUpdate":"\#(now)"}"#
        let push = #"{"account":"\#(Self.account)","positions":[\#(position)],"timestamp":"\#(now)"}"#
        let flat = #"{"account":"\#(Self.account)","positions":[],"timestamp":"\#(now)"}"#
        let beat = #"{"account":"\#(Self.account)","state":"Realtime","positions":0,"timestamp":"\#(now)"}"#
        tell("position", sender.send("POST", "/update_positions", body: push), &report)
        report.line("what arrived", arrived(sender) ?? "nothing that could be read back")
        tell("flat", sender.send("POST", "/positions/update", body: flat), &report)
        tell("sign of life", sender.send("POST", "/positions/heartbeat", body: beat), &report)
        let clear = sender.send("DELETE", Self.readPath)
        if clear?.status != 200 { report.complain("The account \(Self.account) could not be taken back.") }
    }

    /// The account as the desk has it: in its next picture, which comes within a few frames.
    private func arrived(_ sender: BridgeSender) -> String? {
        for _ in 0..<20 {
            if let read = sender.send("GET", Self.readPath), read.status == 200 { return read.body }
            usleep(50_000)
        }
        return nil
    }

    private func tell(_ label: String, _ answer: BridgeSender.Answer?, _ report: inout DoctorReport) {
        guard let answer else { return report.complain("The port took no connection for the \(label).") }
        let wait = answer.continueAfter.map { ", 100 Continue after \($0) ms" } ?? ""
        report.line(label, "\(answer.status) in \(answer.after) ms over \(answer.address)\(wait)")
        report.line("", answer.body)
        switch answer.status {
        case 200:
            if answer.continueAfter == nil {
                report.complain("No 100 Continue came: every push of NinjaTrader would wait 350 ms.")
            }
        case 403: report.complain("The port asks for another key: set port-key as the desk has it.")
        case 0: report.complain("No answer came within 5 s; something else may listen on this port.")
        default: report.complain("The \(label) was refused; the answer above says why.")
        }
    }

    /// What the desk's settings say of its port.
    static func settings(_ configuration: PortConfiguration?, _ report: inout DoctorReport) {
        report.section("Port")
        guard let configuration else {
            return report.line("port", "off; --port \(usualPort) takes what NinjaTrader's bridge sends")
        }
        report.line("port", "\(configuration.port), for this machine")
        if let bind = configuration.bind { report.line("bind", "\(bind), for other machines too") }
        guard configuration.key != nil else { return }
        report.line("key", "asked of everyone")
        if let bind = configuration.bind, !PortConfiguration.isLoopback(bind) {
            report.line(
                "",
                "It crosses the network over plain HTTP, where others can read it: only in a network you trust, or ssh -L."
            )
        }
    }
}

/// An engine's stand-in: shows the last report, and keeps nothing.
private final class DoctorInbox: PortInbox {
    private let picture = Mutex(Snapshot(mode: .live, plan: .standard))

    var latest: Snapshot { picture.withLock { $0 } }

    func picture(then: @escaping @Sendable (Snapshot) -> Void) { then(latest) }

    func submit(_ event: Event, then: @escaping @Sendable (Keeping) -> Void) {
        if case .positionsReported(let report, let receivedAt) = event {
            var account = Account(name: report.account, report: report, reportedAt: receivedAt)
            account.positions = report.positions.map { OpenPosition(reported: $0, openedAt: nil) }
            let state = AccountState(account: account, isRestored: false, values: [])
            picture.withLock { $0.accounts = [state] }
        }
        then(.kept(nil, isDurable: false))
    }

    func post(_ event: Event) -> Bool { true }
}
