import Canvas
import Ledger
import Market
import State

extension Explanation {
    /// What the fills of an account's day say of one of its figures, trip by trip, and how old that is.
    ///
    /// - Parameters:
    ///   - proposal: nil where no fill of the day is known.
    ///   - told: the figure as the fills have it, and where it comes from; nil where it cannot be known.
    mutating func fills(
        _ proposal: JournalProposal?, _ told: (value: String, source: String)?, _ context: PaneContext
    ) {
        heading("What the fills say")
        guard let proposal else {
            text("No fill of this account and day is known, so nothing can be held against it.")
            return
        }
        figure("from the fills", told?.value, told?.source ?? "not known")
        for trip in JournalTrades(proposal, context.facts.numbers).told { figure(trip.name, [trip.gain], "gross") }
        if let platform = proposal.platform {
            let amount = platform.text(style: context.facts.numbers, signed: true)
            figure("the platform", amount, "realised of its own day, as it told last")
        }
        for note in proposal.notes { text(OutsideText.line(note) + ".", .warn) }
        let account = context.snapshot.accounts.first { $0.account.name == proposal.account }?.account
        age("The account was last heard of", account?.reportedAt, context)
    }

    /// The same of gross, net, contracts and commissions by name.
    mutating func fills(_ proposal: JournalProposal?, of name: String, _ context: PaneContext) {
        let style = context.facts.numbers
        func money(_ figure: JournalProposal.Figure<Money>?, signed: Bool = true) -> (String, String)? {
            figure.map { ($0.value.text(style: style, signed: signed), $0.source + ($0.isEstimated ? ", est." : "")) }
        }
        let told: (String, String)? =
            switch name {
            case "gross": money(proposal?.gross)
            case "net": money(proposal?.net)
            case "commissions": money(proposal?.commissions, signed: false)
            default: proposal?.contracts.map { ("\($0.value)", "closed; \($0.source)") }
            }
        fills(proposal, told, context)
    }
}
