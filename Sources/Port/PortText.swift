import Market
import State

extension Timestamp {
    /// ISO 8601 with New York's offset, `2026-02-25T09:30:05.214-05:00`, as the original writes times.
    var newYorkText: String {
        let offset = NewYork.offset(at: self)
        let wall = adding(seconds: offset).utcText(milliseconds: true).dropLast()
        return "\(wall)-0\(-offset / 3_600):00"
    }
}

extension Money {
    /// For JSON; exact to the ten-thousandth below 10¹¹ dollars.
    var dollars: Double { Double(tenThousandths) / 10_000 }
}

/// Text of a sender inside a sentence of ours.
enum OneLine {
    /// The first 60 characters, without control characters.
    static func text(_ text: String) -> String {
        String(text.prefix(60).filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    }
}
