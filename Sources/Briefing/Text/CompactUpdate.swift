import State

/// Holds an update to its form, whatever the model wrote: at most eight lines, with the sentence of what to do at the end.
package enum CompactUpdate {
    /// With more than eight lines that hold text: the first six, a blank one, and the line with `DO NOW:`; without such a
    /// line the first eight.
    package static func shortened(_ lines: [ProseLine]) -> [ProseLine] {
        let full = lines.filter { !$0.runs.isEmpty }
        guard full.count > 8 else { return lines }
        guard let doNow = full.last(where: { $0.text.uppercased().contains("DO NOW") }) else {
            return Array(full.prefix(8))
        }
        return full.filter { $0 != doNow }.prefix(6) + [ProseLine(), doNow]
    }
}
