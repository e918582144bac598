import Canvas
import Ledger
import Market
import State

/// The accounts with their open positions.
enum AccountsSection: PromptSection {
    static let name = "positions"

    static func lines(_ snapshot: Snapshot, _ writer: inout FactWriter) -> [String] {
        guard !snapshot.accounts.isEmpty else { return ["No account is connected: positions are not known."] }
        // Accounts have no name here: it is nobody's business.
        return snapshot.accounts.enumerated().flatMap { number, account in
            lines(account, "Account \(number + 1)", snapshot, &writer)
        }
    }

    private static func lines(
        _ account: AccountState, _ name: String, _ snapshot: Snapshot, _ writer: inout FactWriter
    ) -> [String] {
        guard let report = account.account.report else { return ["\(name): positions are not known"] }
        var parts = account.isFlat ? ["flat"] : []
        if let realised = report.realised {
            parts.append("realised today \(writer.money("realised", realised, signed: true))")
        }
        if let time = snapshot.time, let told = account.account.reportedAt {
            parts.append("told \(SpanText.exact(time - told)) ago")
        }
        if account.isRestored { parts.append("as an earlier run left it") }
        let head = "\(name): \(parts.joined(separator: ", "))"
        return [head]
            + zip(account.account.positions, account.values).map { position, value in
                line(position.reported, value, &writer)
            }
    }

    private static func line(_ position: ReportedPosition, _ value: PositionValue, _ writer: inout FactWriter) -> String
    {
        let instrument = value.instrument
        if let instrument { writer.add(instrument) }
        let symbol = instrument?.symbol ?? OutsideText.line(position.symbol)
        let size = writer.number("contracts", Double(position.quantity), of: instrument) ?? ""
        var line = "  \(position.side.rawValue) \(size) \(symbol)"
        if let instrument, let average = writer.level("average", position.averagePrice, of: instrument) {
            line += " at \(average)"
        }
        guard let profit = value.profit else { return line + ", gain not known" }
        return line + ", gain before costs \(writer.money("open gain", profit, of: instrument, signed: true))"
    }
}
