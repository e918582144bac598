import ArgumentParser
import Glibc
import Market

extension CivilDate: ExpressibleByArgument {
    /// `2026-11-25`
    public init?(argument: String) { self.init(iso: argument) }

    /// Today in New York.
    static var today: CivilDate { NewYork.local(Timestamp(seconds: Int64(time(nil)))).date }
}

extension ProductGroup: ExpressibleByArgument {}
