extension Studies {
    /// Volume and where it traded, and the levels that orders leave behind.
    static let flow: [StudyKind] = [
        CVD.kind,
        Absorption.kind,
        Swings.kind,
        DeltaDivergence.kind,
        SessionProfile.kind,
        RelativeVolume.kind,
        MarketStructure.kind,
        FairValueGaps.kind,
        OrderBlocks.kind,
        Liquidity.kind,
        DealingRange.kind,
        KillZones.kind,
        SessionLevels.kind,
    ]
}
