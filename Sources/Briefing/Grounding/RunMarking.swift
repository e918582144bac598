import State

/// Splits the runs of a line at its figures.
enum RunMarking {
    /// - Parameter verdicts: places in the line's text, ascending and apart.
    static func mark(_ runs: [ProseRun], _ verdicts: [(range: Range<Int>, verdict: FigureVerdict)]) -> [ProseRun] {
        var marked: [ProseRun] = []
        var start = 0
        for run in runs {
            let text = Array(run.text)
            var place = 0
            for (range, verdict) in verdicts {
                let from = max(range.lowerBound - start, place)
                let to = min(range.upperBound - start, text.count)
                guard from < to else { continue }
                if place < from { marked.append(run.with(text[place..<from], nil)) }
                marked.append(run.with(text[from..<to], verdict))
                place = to
            }
            if place < text.count { marked.append(run.with(text[place...], nil)) }
            start += text.count
        }
        return marked
    }
}

extension ProseRun {
    fileprivate func with(_ text: ArraySlice<Character>, _ verdict: FigureVerdict?) -> ProseRun {
        var run = self
        run.text = String(text)
        run.verdict = verdict
        return run
    }
}
