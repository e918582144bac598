/// When a product's contract month ends. The rules are CME's; `ContractSpec+Expiry` works them out.
package enum ExpiryRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// Third Friday of the contract month, or the business day before, 09:30 New York.
    case thirdFriday
    /// Third business day before the 25th of the month before the contract month, or before the last business day ahead
    /// of the 25th where that is none.
    case crude
    /// One business day before `crude`.
    case crudeMicro
    /// Third last business day of the month before the contract month.
    case gas
    /// One business day before `gas`.
    case gasMini
    /// Third last business day of the contract month; notices from the last business day of the month before.
    case metal
    /// Cash settled: third last business day of the month before the contract month, 13:00 New York.
    case copperMicro
    /// Seventh business day before the last one of the contract month, 13:01 New York; notices from the last business
    /// day of the month before.
    case treasury
    /// Notes of two, three and five years: last business day of the contract month, 13:01 New York; notices from the last
    /// business day of the month before.
    case shortTreasury
    /// Second business day before the third Wednesday of the contract month, 10:16 New York.
    case currency
    /// Last Friday of the contract month, or the last day before that is a business day in London or the US, 16:00
    /// London. One of the two suffices (rule 34802.F; formerly it took both, which never made a difference): December 2025
    /// ended on Boxing Day.
    case crypto
    /// The user's own product without a rule: no dates are worked out.
    case unknown
}
