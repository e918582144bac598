import Canvas
import Ledger
import Market
import State
import Studies

extension Explanation {
    /// Why nothing should be traded, each reason with its rule and the figures that met it.
    mutating func add(_ noTrade: NoTrade, _ context: PaneContext) {
        let style = context.facts.numbers
        let clock = SessionClock.clock
        for reason in noTrade.reasons {
            heading("\(reason)")
            switch reason {
            case .dailyLoss(let profit, let limit):
                text("realised + gain of the open positions of the desk's account, at or below −limit.")
                figure("day", profit.text(style: style, signed: true))
                figure("limit", limit.text(style: style), "as set")
            case .dailyLow(let profit, let limit):
                text(
                    "The least that the day has stood at, at or below −limit: the day is over though it has won since.")
                figure("lowest", profit.text(style: style, signed: true))
                figure("limit", limit.text(style: style), "as set")
            case .losingStreak(let losses, let limit):
                text("The longest row of losing round trips of the day, at the limit or above it.")
                figure("losses", "\(losses)", "in a row")
                figure("limit", "\(limit)")
            case .marketClosed: text("No listed product trades now, by the exchange calendar.")
            case .beforeEntries(let now, let from):
                figure("now", clock(now), "ET")
                figure("entries from", clock(from), "ET, by the plan")
            case .afterEntries(let now, let to):
                figure("now", clock(now), "ET")
                figure("entries to", clock(to), "ET, by the plan")
            case .noPrices(let products):
                text("No listed product has enough prices and bars for a plan.")
                figure("products", "\(products)")
            case .lowQuality(let best, let quality, let threshold):
                text("The quality of every product is below what a side needs.")
                figure("best", style.text(quality, decimals: 2), best)
                figure("needed", style.text(threshold, decimals: 2), "of 0 to 1")
            case .nothingQualifies(let products):
                text("Every product has something against it; e on its row of the scores tells what.")
                figure("products", "\(products.count)")
            case .eventNear(let event, let minutes, let margin):
                text("An event of high impact on every product is nearer than the margin, before it or after it.")
                figure("at", NewYork.local(event.time).dated, OutsideText.line(event.name))
                figure("minutes", "\(minutes)", "until it; below zero since it")
                figure("margin", "\(margin)", "minutes")
            }
        }
        age("Plans and qualities were reckoned", context.snapshot.focus?.time, context)
        age("The exchange's time was told", context.snapshot.time, context)
    }
}
