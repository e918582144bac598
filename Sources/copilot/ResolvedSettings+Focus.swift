import Market
import Settings
import Studies

extension ResolvedSettings {
    /// What the day's plan and the reasons not to trade go by.
    func focus(_ events: EconomicEvents?) -> FocusRules {
        var rules = FocusRules()
        rules.size = SizeLimits(accountSize: accountSize, riskBasisPoints: focusRisk)
        rules.noTrade.quality = focusQuality
        rules.noTrade.percentile = noTradePercentile
        rules.noTrade.eventMinutes = eventMinutes
        rules.noTrade.dailyLoss = Money(tenThousandths: Int64(accountSize) * Int64(dailyLoss))
        rules.score = Double(focusScore)
        rules.count = focusCount
        rules.events = events
        rules.specs = specs
        return rules
    }
}
