import Canvas
import Market
import State

extension Explanation {
    /// Why a contract is about to change: by custom and by the volumes, and what is known of both.
    mutating func add(_ roll: ContractRoll, _ context: PaneContext) {
        let spec = roll.from.spec
        text(
            "The front month is the busiest of those that still trade, by the volumes of the session so far, or by what is "
                + "held where hardly any was traded; where no volumes are known, the custom of the product tells it. It is "
                + "chosen anew at 17:45 ET, before each evening's open, and never goes back to an earlier month.")
        text(
            "It is told from three days before the customary day on, and from "
                + "\(ContractRoll.soonShare) % of the present month's volume, whatever the day.")
        figure("from", roll.from.symbol, "the month that is shown")
        figure("to", roll.to.symbol, "the next month that carries liquidity")
        func label(_ day: TradingDay) -> String { "\(day.date.weekday.short) \(day)" }
        figure("by custom on", roll.day.map(label), spec.rollRule ?? "this product has no rule here")
        if let month = roll.from.month {
            figure("last trade", spec.lastTradingDay(of: month).map(label), "of \(roll.from)")
            if let notice = spec.firstNotice(of: month) {
                figure("first notice", label(notice), "of \(roll.from)")
            }
        }
        figure("volume", roll.share.map { "\($0) %" }, "of \(roll.to), of that of \(roll.from)")
        text(
            roll.isFollowed
                ? "The desk goes along by itself."
                : "The settings name \(roll.from), so it stays until they are changed.")
        age("The months were looked up", roll.seenAt, context)
    }
}
