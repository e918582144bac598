/// The actions that a keymap may name, as the desk's table has them.
package struct KnownActions: Sendable {
    /// Action name → the scope in which it works.
    package var scopes: [String: String]
    /// Scopes of overlays that take every key, so that global keys are not heard there.
    package var closedScopes: Set<String>

    package init(scopes: [String: String], closedScopes: Set<String> = Keymap.closedScopes) {
        self.scopes = scopes
        self.closedScopes = closedScopes
    }

    /// Why an action cannot stand in a scope; nil when it can.
    func objection(to action: String, in scope: String) -> String? {
        guard let home = scopes[action] else {
            let near = nearestName(to: action, among: scopes.keys.sorted()).map { "Did you mean \($0)?" }
            return "There is no action named \(action). \(near ?? "`?` in the desk lists the known ones.")"
        }
        return home == scope ? nil : "\(action) belongs to [\(home)]. Move the line below that heading."
    }
}
