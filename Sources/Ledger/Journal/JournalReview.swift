/// What the trader says of the way a day was traded: three short answers beside the notes, by which days can be told
/// apart later.
package struct JournalReview: Hashable, Sendable, Codable {
    /// The setup that was traded, as typed, `pullback`; empty where none is named.
    package var setup: String
    /// Nil where it is not said.
    package var isPlanned: Bool?
    /// As typed, `early`; empty where none is named.
    package var mistake: String

    package init(setup: String = "", isPlanned: Bool? = nil, mistake: String = "") {
        self.setup = setup
        self.isPlanned = isPlanned
        self.mistake = mistake
    }

    /// `yes`, `no`, or nothing where it is not said.
    package var plannedText: String { isPlanned.map { $0 ? "yes" : "no" } ?? "" }
}
