/// How well typed letters fit a line: every letter in order, better at word starts and in a row.
package struct FuzzyMatch: Hashable, Sendable {
    /// Larger is better.
    package let score: Int
    /// Offsets of the matched characters.
    package let offsets: [Int]

    /// Nil when a letter is missing. Blanks in the pattern only separate words.
    package init?(_ pattern: String, in line: String) {
        let wanted = Array(pattern.lowercased().filter { $0 != " " })
        let letters = Array(line.lowercased())
        guard wanted.count <= letters.count else { return nil }
        // best[j]: the best score of the letters so far with the last one at j; back[i][j] finds the way again.
        var best: [Int?] = []
        var back: [[Int]] = []
        for (index, letter) in wanted.enumerated() {
            var row: [Int?] = Array(repeating: nil, count: letters.count)
            var from = Array(repeating: -1, count: letters.count)
            var running: (score: Int, at: Int)?
            for at in letters.indices {
                // Every letter that is passed over costs, so that near hits beat far word starts.
                running?.score -= 2
                if index > 0, at > 0, let previous = best[at - 1], previous >= (running?.score ?? .min) {
                    running = (previous, at - 1)
                }
                guard letters[at] == letter else { continue }
                let isStart = at == 0 || !(letters[at - 1].isLetter || letters[at - 1].isNumber)
                let bonus = 1 + (isStart ? 8 : 0)
                if index == 0 {
                    row[at] = bonus - min(at, 5)
                } else {
                    if let running {
                        row[at] = running.score + bonus
                        from[at] = running.at
                    }
                    if at > 0, let adjacent = best[at - 1], adjacent + bonus + 6 > (row[at] ?? .min) {
                        row[at] = adjacent + bonus + 6
                        from[at] = at - 1
                    }
                }
            }
            best = row
            back.append(from)
        }
        guard !wanted.isEmpty else {
            score = 0
            offsets = []
            return
        }
        guard let end = best.indices.filter({ best[$0] != nil }).max(by: { (best[$0] ?? 0) < (best[$1] ?? 0) }),
            let total = best[end]
        else { return nil }
        var path = [end]
        for index in wanted.indices.dropFirst().reversed() { path.append(back[index][path[path.count - 1]]) }
        score = total * 4 - letters.count
        offsets = path.reversed()
    }
}
