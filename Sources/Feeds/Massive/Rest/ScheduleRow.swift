import JSON
import Market

/// An event of a session, of `schedules`.
package struct ScheduleRow: MassiveRow {
    package private(set) var product: String?
    /// `pre_open`, `open`, `close` and others.
    package private(set) var event: String?
    /// `2026-12-24`, the date under which the exchange books the session.
    package private(set) var session: String?
    package private(set) var time: Timestamp?

    package init() {}

    package mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "product_code": product = try cursor.text()
        case "event": event = try cursor.text()
        case "session_end_date": session = try cursor.text()
        case "timestamp": time = try cursor.text().flatMap(Timestamp.init(vendor:))
        default: break
        }
    }
}

extension Timestamp {
    /// `2026-12-24T17:00:00+00:00` or with `Z`, fractions passed over; nil for what is not written so.
    init?(vendor text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T") else { return nil }
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1970...2200).contains(year), (1...12).contains(month), (1...31).contains(day),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        var zone = bytes[19...]
        if zone.first == UInt8(ascii: ".") { zone = zone.dropFirst().drop { (48..<58).contains($0) } }
        var offset = 0
        if zone.first != UInt8(ascii: "Z") {
            let digits = zone.dropFirst().filter { (48..<58).contains($0) }.map { Int($0 - 48) }
            guard digits.count == 4, let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            else { return nil }
            offset = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
            if sign == UInt8(ascii: "-") { offset = -offset }
        }
        let days = Int64(CivilDate(year: year, month: month, day: day).daysSinceEpoch)
        self.init(seconds: days * 86_400 + Int64(hour * 3_600 + (minute - offset) * 60 + second))
    }
}
