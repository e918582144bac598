/// Digits three rows high in half blocks, for the one number that is read across a room.
package enum BigDigits {
    /// The three rows of a number such as `+205.46`; nil when it holds a character without a shape.
    package static func rows(_ number: String) -> [String]? {
        var rows = ["", "", ""]
        for character in number {
            guard let shape = shapes[character] else { return nil }
            for row in 0..<3 { rows[row] += (rows[row].isEmpty ? "" : " ") + shape[row] }
        }
        return rows
    }

    private static let shapes: [Character: [String]] = [
        "0": ["█▀█", "█ █", "▀▀▀"], "1": ["▀█ ", " █ ", "▀▀▀"], "2": ["▀▀█", "█▀▀", "▀▀▀"],
        "3": ["▀▀█", " ▀█", "▀▀▀"], "4": ["█ █", "▀▀█", "  ▀"], "5": ["█▀▀", "▀▀█", "▀▀▀"],
        "6": ["█▀▀", "█▀█", "▀▀▀"], "7": ["▀▀█", "  █", "  ▀"], "8": ["█▀█", "█▀█", "▀▀▀"],
        "9": ["█▀█", "▀▀█", "▀▀▀"], "+": ["   ", "▄█▄", " ▀ "], "−": ["   ", "▄▄▄", "   "],
        "-": ["   ", "▄▄▄", "   "], ".": [" ", " ", "▀"], ",": [" ", " ", "█"], "'": ["▀", " ", " "],
        "$": ["▄█▄", "▀█▄", "▀█▀"], " ": [" ", " ", " "], "%": ["▀ █", "▄▀ ", "▀ ▀"],
    ]
}

extension Grid {
    /// Draws a number in big digits and answers the column after it; nil and nothing drawn when it does not fit whole.
    @discardableResult
    package mutating func put(bigDigits number: String, x: Int, y: Int, _ pen: Pen, limit: Int = .max) -> Int? {
        guard let rows = BigDigits.rows(number) else { return nil }
        let columns = TextWidth.columns(rows[0])
        guard columns <= min(limit, width - x) else { return nil }
        for (row, text) in rows.enumerated() { put(text, x: x, y: y + row, pen) }
        return x + columns
    }
}
