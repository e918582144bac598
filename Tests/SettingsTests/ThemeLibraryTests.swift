import Canvas
import Support
import Testing

@testable import Settings

@Suite("Finding themes")
struct ThemeLibraryTests {
    @Test func nearerFolderWinsAndMayInheritFromItsNamesake() throws {
        try withFolder { folder in
            try folder.write("yours/themes/dark.toml", "inherit = \"dark\"\n[roles]\nup = \"#00ff00\"")
            try folder.write("share/themes/dark.toml", "[roles]\ndown = \"#ff0000\"")
            try folder.write("share/themes/night.toml", "inherit = \"dark\"\n[roles]\nbg = \"#000\"")
            let library = ThemeLibrary(folders: [
                ShareFolder(path: folder.path + "/yours", origin: "yours"),
                ShareFolder(path: folder.path + "/share", origin: "installed"),
            ])
            let dark = try library.load("dark")
            #expect(dark.theme[.up].rgb == RGB(0x00ff00) && dark.theme[.down].rgb == RGB(0xff0000))
            #expect(dark.files == [folder.path + "/yours/themes/dark.toml", folder.path + "/share/themes/dark.toml"])
            #expect(try library.load("night").theme[.up].rgb == RGB(0x00ff00))
            #expect(library.entries().map { "\($0.name) \($0.origin)" } == ["dark yours", "night installed"])
            #expect(try library.load(folder.path + "/share/themes/dark.toml").theme[.up].rgb == nil)
        }
    }

    @Test func builtInThemeIsThereWithoutAnyFile() throws {
        let library = ThemeLibrary(folders: [])
        #expect(try library.load("dark").theme == .dark)
        #expect(library.entries().map(\.origin) == ["built in"])
    }

    @Test func whatCannotBeLoadedSaysWhy() throws {
        try withFolder { folder in
            try folder.write("themes/a.toml", "inherit = \"b\"")
            try folder.write("themes/b.toml", "\ninherit = \"a\"")
            try folder.write("themes/half.toml", "[roles]\nup = {")
            let library = ThemeLibrary(folders: [ShareFolder(path: folder.path, origin: "yours")])
            #expect(
                folder.message { _ = try library.load("drak") }
                    == "There is no theme named drak. Did you mean dark?")
            #expect(
                folder.message { _ = try library.load("a") }
                    == "themes/b.toml: This theme inherits from itself. Change its inherit line.")
            #expect(folder.message { _ = try library.load("half") }.hasPrefix("themes/half.toml:2: This is not TOML: "))
            #expect(library.entries().filter { !$0.faults.isEmpty }.map(\.name) == ["a", "b", "half"])
        }
    }
}
