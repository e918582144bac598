import Settings
import Studies

/// A study as it is asked for: `NAME`, `NAME.FIELD`, `NAME:PARAMETER=VALUE,…` or all of it.
struct StudyRequest: Equatable {
    let name: String
    /// The only field that is wanted; nil for all.
    var field: String?
    /// By parameter name.
    var values: [String: Double] = [:]

    /// Every study as it comes.
    static var all: [StudyRequest] { Studies.all.map { StudyRequest(name: $0.name) } }

    init(name: String) { self.name = name }

    /// Reads an argument.
    init(_ text: String) throws(CopilotError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let names = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(names[0])
        guard let kind = Studies.byName[name] else {
            throw Self.refusal(
                "There is no study \"\(name)\". \(Self.hint(name, Studies.all.map(\.name))) `copilot studies --list` "
                    + "shows them all.")
        }
        if parts.count > 1 {
            for pair in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
                let (parameter, value) = try Self.read(pair, of: kind)
                values[parameter.name] = value
            }
        }
        if names.count > 1 { field = String(names[1]) }
    }

    /// The study with the settings that are not its standard ones: `macd:fast=5`.
    var settledName: String {
        let settings = (Studies.byName[name]?.parameters ?? []).compactMap { parameter in
            values[parameter.name].flatMap {
                $0 == parameter.standard ? nil : "\(parameter.name)=\(parameter.text($0))"
            }
        }
        return settings.isEmpty ? name : "\(name):\(settings.joined(separator: ","))"
    }

    private static func read(_ pair: Substring, of kind: StudyKind) throws(CopilotError) -> (StudyParameter, Double) {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let parameter = kind.parameters.first(where: { $0.name == sides[0] }) else {
            let known = kind.parameters.map(\.name)
            let hint = known.isEmpty ? "It has none." : "\(hint(String(sides[0]), known)) It has \(listed(known))."
            throw refusal("\(kind.name) has no parameter \"\(sides[0])\". \(hint)")
        }
        guard sides.count == 2, let value = parameter.read(sides[1]) else {
            throw refusal(
                "\(kind.name): write \(parameter.name)=\(parameter.text(parameter.standard)), or another value: "
                    + "\(parameter.allowed).")
        }
        return (parameter, value)
    }

    /// Places of the wanted fields among a study's.
    func columns(of study: any Study) throws(CopilotError) -> [Int] {
        let names = study.fields.map(\.name)
        guard let field else { return Array(names.indices) }
        if let index = names.firstIndex(of: field) { return [index] }
        let isLength = Int(field) != nil && Studies.byName[name]?.parameters.contains { $0.name == "length" } == true
        let hint = isLength ? "Write \(name):length=\(field)." : Self.hint(field, names)
        throw Self.refusal("\(name) has no field \"\(field)\". \(hint) It has \(Self.listed(names)).")
    }

    private static func hint(_ name: String, _ known: [String]) -> String {
        nearestName(to: name, among: known).map { "Did you mean \($0)?" } ?? "Check its spelling."
    }

    private static func listed(_ names: [String]) -> String {
        names.count < 2
            ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    }

    private static func refusal(_ text: String) -> CopilotError { .badSettings([Fault(text, place: "--study")]) }
}
