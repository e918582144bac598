import Market

/// What the vendor's REST interface is asked; every request is a GET.
package struct MassiveRequest: Hashable, Sendable {
    /// Below the base, with the first slash.
    package var path: String
    /// In the order in which they are sent; values are escaped there.
    package var query: [String]

    private init(_ path: String, _ query: [(String, String)]) {
        self.path = "/futures/v1/" + path
        self.query = query.map { "\($0)=\(Self.escaped($1))" }
    }

    /// Path and query.
    package var target: String { query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))" }

    /// Outright contracts of products that trade on a day.
    package static func contracts(roots: [String], on day: CivilDate) -> MassiveRequest {
        MassiveRequest(
            "contracts",
            [
                ("product_code.any_of", roots.joined(separator: ",")), ("type", "single"), ("date", "\(day)"),
                ("limit", "1000"),
            ])
    }

    /// What the contracts of products did in the running session.
    package static func snapshot(roots: [String]) -> MassiveRequest {
        MassiveRequest("snapshot", [("product_code.any_of", roots.joined(separator: ",")), ("limit", "1000")])
    }

    /// One-minute bars from an instant on, oldest first.
    package static func minutes(ticker: String, from start: Timestamp) -> MassiveRequest {
        MassiveRequest(
            "aggs/\(ticker)",
            [
                ("resolution", "1min"), ("window_start.gte", "\(start.nanoseconds)"), ("sort", "window_start.asc"),
                ("limit", "50000"),
            ])
    }

    /// The bars of the newest sessions, newest first.
    package static func sessions(ticker: String, count: Int) -> MassiveRequest {
        MassiveRequest(
            "aggs/\(ticker)",
            [("resolution", "1session"), ("sort", "window_start.desc"), ("limit", "\(count)")])
    }

    /// When products trade: from the trading day before the one at hand, so that it stands between others, to two weeks
    /// ahead.
    package static func schedules(of products: [ContractSpec], around now: Timestamp) -> MassiveRequest {
        let calendar = TradingCalendar(group: .equity)
        let day = calendar.tradingDay(atOrAfter: now)
        return MassiveRequest(
            "schedules",
            [
                ("product_code.any_of", Set(products.map(\.root)).sorted().joined(separator: ",")),
                ("session_end_date.gte", "\(calendar.previousTradingDay(before: day))"),
                ("session_end_date.lte", "\(day.date.adding(days: 14))"), ("limit", "1000"),
            ])
    }

    /// Trades from an instant on, oldest first.
    package static func trades(ticker: String, from start: Timestamp) -> MassiveRequest {
        MassiveRequest(
            "trades/\(ticker)",
            [("timestamp.gte", "\(start.nanoseconds)"), ("sort", "timestamp.asc"), ("limit", "49999")])
    }

    /// Letters, digits and what means nothing in a query stay.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: ","):
                return String(UnicodeScalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                return "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }.joined()
    }
}
