import Canvas

/// Pictures that follow from a number alone, so that a test and the program it watches draw the same.
package enum Scene {
    package static func grid(_ number: UInt64, width: Int, height: Int) -> Grid {
        var state = number &* 0x9e37_79b9_7f4a_7c15 | 1
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, limit)))
        }
        var grid = Grid(width: width, height: height)
        let pieces = ["MNQ 16,582.75", "日本語", "⣿⡇⠁", "█▄▁", "e\u{301}x", "─┬─", "−1.53", "        ", "▲▼", "x"]
        let roles = Role.allCases
        // Every fourth picture is a small change of nothing, the others are full.
        for _ in 0..<(number % 4 == 0 ? 3 : width * height / 4) {
            let pen = Pen(
                roles[next(roles.count)], on: next(3) == 0 ? roles[next(roles.count)] : nil,
                Emphasis(rawValue: UInt8(next(8))))
            grid.put(pieces[next(pieces.count)], x: next(width + 6) - 3, y: next(height), pen)
        }
        return grid
    }
}
