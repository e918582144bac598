import Desk
import Foundation
import Settings
import Support
import Testing

/// The README tells the truth about keys, files and commands.
@Suite struct ReadmeTests {
    /// `RECORD_README=1 swift test --filter ReadmeTests` writes the key table anew.
    @Test func keysAreThoseOfTheProgram() throws {
        let readme = try Checkout.text("README.md")
        let table = "\n" + KeyTable.markdown(.standard) + "\n"
        let (begin, end) = ("<!-- keys: begin -->", "<!-- keys: end -->")
        let start = try #require(readme.range(of: begin)?.upperBound)
        let stop = try #require(readme.range(of: end)?.lowerBound)
        if ProcessInfo.processInfo.environment["RECORD_README"] == "1" {
            let new = readme[..<start] + table + readme[stop...]
            try String(new).write(
                to: Checkout.root.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
        } else {
            #expect(readme[start..<stop] == table, "record it with RECORD_README=1")
        }
    }

    /// Files and folders that the README names are there.
    @Test(arguments: ["copilot.conf.example", "themes", "keymaps", ".ci/run", "LICENSE"])
    func namesWhatIsThere(path: String) throws {
        #expect(FileManager.default.fileExists(atPath: Checkout.root.appendingPathComponent(path).path))
        if path != "LICENSE" { #expect(try Checkout.text("README.md").contains(path)) }
    }

    @Test(arguments: ["open", "test"]) func hasItsCommands(mark: String) throws {
        let readme = try Checkout.text("README.md")
        let after = try #require(readme.components(separatedBy: "<!-- command: \(mark) -->\n```sh\n").dropFirst().first)
        let command = try #require(after.components(separatedBy: "\n```").first)
        #expect(command.contains(mark == "open" ? "swift run -c release copilot" : "swift test"))
        #expect(command.contains("apt-get install"))
    }

    /// Every module stands in the README's map.
    @Test func listsEveryModule() throws {
        let readme = try Checkout.text("README.md")
        for module in ModuleMapTests.mayImport.keys where module != "TerminalDriver" {
            #expect(readme.contains("`\(module)`"), "\(module) is missing")
        }
    }
}
