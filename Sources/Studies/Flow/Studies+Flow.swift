extension Studies {
    /// Volume and where it traded, and the levels that orders leave behind.
    static let flow: [StudyKind] = []
}
