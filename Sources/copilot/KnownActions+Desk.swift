import Desk
import Settings

/// The actions that keymaps may name, as the desk's table has them.
let knownActions = KnownActions(
    scopes: Dictionary(Actions.all.map { ($0.name, $0.scope) }, uniquingKeysWith: { first, _ in first }))
