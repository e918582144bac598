import ArgumentParser
import Glibc
import Market

extension CivilDate {
    /// Reads `2026-11-25`, or says what is wrong with it.
    static func argument(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(iso: text) else {
            throw ValidationError("\"\(text)\" is no date of the calendar. Write it like 2026-11-25.")
        }
        return date
    }

    /// Today in New York.
    static var today: CivilDate { NewYork.local(Timestamp(seconds: Int64(time(nil)))).date }
}

extension ProductGroup: ExpressibleByArgument {}
