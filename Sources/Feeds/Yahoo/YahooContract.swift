import Market

/// Which contract Yahoo's symbols mean. `NQ=F` is the front month as Yahoo rolls it; the month stands in the name that
/// comes with its prices, and where it does not, the series is a continuous one of no known month.
enum YahooContract {
    /// The month that a name ends with, `Nasdaq 100 Dec 26`; the instrument without one where it tells none.
    static func instrument(_ spec: ContractSpec, shortName: String?, near date: CivilDate) -> Instrument {
        let words = shortName?.split(separator: " ").suffix(2) ?? []
        var specs = ContractSpecs([])
        specs.set(spec)
        guard words.count == 2, let month = words.first, let year = words.last, year.count == 2,
            year.allSatisfy(\.isNumber), month.count == 3,
            let instrument = Instrument(symbol: "\(spec.root) \(month.uppercased())\(year)", near: date, specs: specs)
        else { return Instrument(spec: spec) }
        return instrument
    }

    /// The end of the newest month that ended before now: what a continuous symbol told until then may be that month's.
    static func floor(_ instrument: Instrument, now: Timestamp) -> Timestamp? {
        guard let month = instrument.month else { return nil }
        for back in 1...24 {
            let earlier = month.adding(months: -back)
            guard instrument.spec.isListed(earlier), let end = instrument.spec.lastTrade(of: earlier) else { continue }
            if end <= now { return end }
        }
        return nil
    }
}
