import Ledger

/// What became of an event that asks for keeping.
package enum Keeping: Hashable, Sendable {
    /// It is kept. The verdict is nil for what is no report.
    case kept(ReportVerdict?, isDurable: Bool)
    /// It is not kept yet, and may never be; the sentence says why.
    case refused(String)
}
