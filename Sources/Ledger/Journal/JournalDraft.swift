import Market

/// A day of the journal as it is being typed: text that need not yet be a number.
package struct JournalDraft: Hashable, Sendable, Codable {
    package var account: String
    package var date: String
    package var gross: String
    package var net: String
    package var contracts: String
    package var instruments: String
    package var notes: String
    package var setup: String
    package var planned: String
    package var mistake: String
    package var changedAt: Timestamp

    package init(
        account: String = "", date: String = "", gross: String = "", net: String = "", contracts: String = "",
        instruments: String = "", notes: String = "", setup: String = "", planned: String = "", mistake: String = "",
        changedAt: Timestamp
    ) {
        self.account = account
        self.date = date
        self.gross = gross
        self.net = net
        self.contracts = contracts
        self.instruments = instruments
        self.notes = notes
        self.setup = setup
        self.planned = planned
        self.mistake = mistake
        self.changedAt = changedAt
    }

    /// Fields that an earlier version did not know are empty.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        changedAt = try fields.decode(Timestamp.self, forKey: .changedAt)
        func text(_ key: CodingKeys) throws -> String { try fields.decodeIfPresent(String.self, forKey: key) ?? "" }
        account = try text(.account)
        date = try text(.date)
        gross = try text(.gross)
        net = try text(.net)
        contracts = try text(.contracts)
        instruments = try text(.instruments)
        notes = try text(.notes)
        setup = try text(.setup)
        planned = try text(.planned)
        mistake = try text(.mistake)
    }
}

extension JournalEntry {
    /// The day as it would stand in a form.
    ///
    /// - Parameter amount: writes an amount.
    package func draft(amount: (Money) -> String) -> JournalDraft {
        JournalDraft(
            account: account, date: day.description, gross: amount(gross), net: amount(net),
            contracts: "\(contracts)", instruments: instruments, notes: notes, setup: review.setup,
            planned: review.plannedText, mistake: review.mistake, changedAt: savedAt)
    }
}
