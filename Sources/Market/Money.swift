/// An exact amount of dollars, as a count of 1/10 000 dollar (a ZN tick is $15.6250).
package struct Money: Hashable, Comparable, Sendable, Codable {
    package var tenThousandths: Int64

    package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }
    package init(dollars: Int64, cents: Int64 = 0) { tenThousandths = dollars * 10_000 + cents * 100 }

    package static let zero = Money(tenThousandths: 0)

    package static func < (a: Money, b: Money) -> Bool { a.tenThousandths < b.tenThousandths }
    package static func + (a: Money, b: Money) -> Money { Money(tenThousandths: a.tenThousandths + b.tenThousandths) }
    package static func - (a: Money, b: Money) -> Money { Money(tenThousandths: a.tenThousandths - b.tenThousandths) }
    package static func * (a: Money, n: Int) -> Money { Money(tenThousandths: a.tenThousandths * Int64(n)) }
    package static prefix func - (a: Money) -> Money { Money(tenThousandths: -a.tenThousandths) }
}
