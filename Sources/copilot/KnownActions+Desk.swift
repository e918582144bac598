import Desk
import Settings

/// The actions that keymaps may name; nil until the desk has a table of them.
let knownActions: KnownActions? = nil
