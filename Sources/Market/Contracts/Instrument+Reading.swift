extension Instrument {
    /// Reads any spelling that `InstrumentName` knows; nil for what it does not. A one-digit year is the one nearest to
    /// `reference`. Whoever must tell the user what is wrong with a name takes an `InstrumentName`.
    package init?(symbol text: some StringProtocol, near reference: CivilDate, specs: ContractSpecs = .standard) {
        guard let instrument = InstrumentName(text, near: reference, specs: specs).instrument else { return nil }
        self = instrument
    }
}
