import Canvas
import Settings
import Support
import Testing

@testable import Desk

/// The table of actions is whole, and agrees with the keymaps.
@Suite struct ActionTests {
    @Test func namesAreUniqueAndEveryActionSaysWhatItDoes() {
        #expect(Set(Actions.all.map(\.name)).count == Actions.all.count)
        for action in Actions.all {
            #expect(!action.group.isEmpty, "\(action.name) has no group")
            #expect(
                action.help.first?.isUppercase == false || action.help.hasPrefix("EMA")
                    || action.help.hasPrefix("VWAP"), "\(action.name): \(action.help)")
            #expect(action.help.last != ".", "\(action.name)")
            #expect(action.scope == "global" || Panes.all.contains { $0.scope == action.scope }, "\(action.name)")
        }
    }

    @Test func everyKeyOfTheKeymapHasAnActionInItsScope() {
        for (scope, actions) in Keymap.standard.bindings {
            for name in actions.keys { #expect(Actions.named(name)?.scope == scope, "\(name) in [\(scope)]") }
        }
        #expect(KeymapLint.conflicts(in: .standard, closedScopes: Keymap.closedScopes).isEmpty)
    }

    /// Switches and sort orders that one picks from a list or types by name.
    @Test func everyActionHasAKeyUnlessItStandsInAList() {
        let listed = ["chart.toggle_", "scanner.sort_by_"]
        for action in Actions.all where !listed.contains(where: { action.name.hasPrefix($0) }) {
            #expect(!Keymap.standard.keys(for: action.name, in: action.scope).isEmpty, "\(action.name) has no key")
        }
    }

    @Test func everyPageShowsPanesThatExist() {
        for page in Pages.all {
            #expect(!page.panes.isEmpty)
            for pane in page.panes { #expect(Panes.named(pane) != nil, "\(page.name): \(pane)") }
            #expect(Actions.named("page.\(page.name)") != nil)
        }
        #expect(Set(Pages.all.map(\.digit)).count == Pages.all.count)
        #expect(Set(Pages.all.flatMap(\.panes)) == Set(Panes.all.map(\.name)), "a pane that no page shows")
    }

    @Test func theKeyTableHoldsEveryAction() {
        let table = KeyTable.markdown(.standard)
        for action in Actions.all { #expect(table.contains("`\(action.name)`")) }
        #expect(table.contains("| `Tab` | next pane | `pane.next` | everywhere |"))
        let rows = table.split(separator: "\n")
        #expect(rows.count == Actions.all.count + 2)
    }
}
