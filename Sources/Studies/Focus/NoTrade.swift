import Market

/// Why nothing should be traded now. Empty reasons mean that something may be; single products may still be left out.
package struct NoTrade: Hashable, Codable, Sendable {
    /// Why the whole desk stands aside, the gravest first.
    package let reasons: [Reason]
    /// Products that are left out, with what speaks against each; in the order they were given.
    package let leftOut: [LeftOut]

    package var isOn: Bool { !reasons.isEmpty }

    /// A product and what speaks against it.
    package struct LeftOut: Hashable, Codable, Sendable {
        package var symbol: String
        package var objections: [Objection]
    }

    package init(_ inputs: NoTradeInputs) {
        leftOut = inputs.products.compactMap { product in
            let objections = inputs.objections(to: product)
            return objections.isEmpty ? nil : LeftOut(symbol: product.symbol, objections: objections)
        }
        reasons = inputs.deskReasons + (leftOut.count == inputs.products.count ? inputs.commonReasons(leftOut) : [])
    }

    /// Why the desk stands aside, with the figures it rests on.
    package enum Reason: Hashable, Codable, Sendable {
        case dailyLoss(profit: Money, limit: Money)
        /// It stood there within the trading day, which ends the day although it has won since.
        case dailyLow(profit: Money, limit: Money)
        case losingStreak(losses: Int, limit: Int)
        case marketClosed
        case beforeEntries(now: Int, from: Int)
        case afterEntries(now: Int, to: Int)
        case noPrices(products: Int)
        /// No product has the quality; the best of them.
        case lowQuality(best: String, quality: Double, threshold: Double)
        /// Every product has something against it, not all the same.
        case nothingQualifies([LeftOut])
        case eventNear(EconomicEvent, minutes: Int, margin: Int)
    }

    /// What speaks against one product.
    package enum Objection: Hashable, Codable, Sendable {
        case noPrices
        /// Other markets speak, this one has not since then.
        case silent(since: Timestamp)
        case lowQuality(Double, threshold: Double)
        case tooVolatile(percentile: Double, limit: Double)
        /// Minutes to the event; below zero since it.
        case eventNear(EconomicEvent, minutes: Int, margin: Int)
        case noSide
        /// Not one contract fits the risk, nor one of its micro.
        case tooCostly(risk: Money, limit: Money)
    }
}
