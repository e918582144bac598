import Market
import Studies

/// A study as it stood before the first bar of a trading day, and the columns whose values of that day it can tell anew.
package struct DayTeller: Codable, Sendable {
    private let study: KeptStudy
    /// Which columns, and the field of the study that each holds.
    let columns: [Int]
    private let fields: [Int]

    package init(_ study: KeptStudy, columns: [Int], fields: [Int]) {
        self.study = study
        self.columns = columns
        self.fields = fields
    }

    /// True where trades count besides bars.
    var takesTrades: Bool { study.takesTrades }

    /// What stood in a column after each bar of the day; nil for a column of another study.
    func values(_ column: Int, of bars: DayBars) -> [Double?]? {
        columns.firstIndex(of: column).map { study.values(fields[$0], of: bars) }
    }
}
