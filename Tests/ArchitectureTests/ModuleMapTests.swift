import Foundation
import Support
import Testing

/// The arrows of the module map point downwards only, and never sideways on a floor that forbids it.
@Suite struct ModuleMapTests {
    /// What each target may import of this package. A target that is not named here fails the test.
    static let mayImport: [String: Set<String>] = [
        "Market": [],
        "JSON": [],
        "Machine": ["Market", "CMalloc"],
        "Transport": ["Market", "Machine", "CCurl"],
        "Studies": ["Market"],
        "Ledger": ["Market"],
        "Canvas": [],
        "Settings": ["Market", "Canvas"],
        "State": ["Market", "Studies", "Ledger"],
        "Engine": ["Market", "Studies", "Ledger", "State"],
        "Feeds": ["Market", "Machine", "JSON", "Transport", "State"],
        "Storage": ["Market", "Machine", "Ledger", "JSON", "State", "CHiredis"],
        "Port": ["Market", "Machine", "Ledger", "JSON", "State"],
        "Briefing": ["Market", "Machine", "Studies", "Ledger", "Canvas", "JSON", "Transport", "State"],
        "News": ["Market", "Machine", "Canvas", "Settings", "Transport", "State"],
        "Desk": ["Market", "Studies", "Ledger", "Canvas", "Settings", "State"],
        "Terminal": ["Canvas", "CNcurses", "CTrap"],
        "Runtime": [
            "Market", "Machine", "Studies", "Ledger", "Settings", "State", "Engine", "Feeds", "Storage", "Port",
            "Briefing",
        ],
        "copilot": [
            "Market", "Machine", "JSON", "Studies", "Ledger", "Canvas", "Settings", "State", "Engine", "Feeds",
            "Storage", "Port", "Briefing", "News", "Transport", "Desk", "Terminal", "Runtime", "CTrap",
        ],
        "copilot-bench": [
            "Market", "Machine", "JSON", "Studies", "Ledger", "Canvas", "Settings", "State", "Engine", "Feeds",
            "Storage", "Port", "Desk", "Terminal", "Runtime", "TerminalDriver",
        ],
        "TerminalDriver": ["Canvas"],
    ]

    /// Modules from outside the package that only some targets may know.
    static let outside: [String: Set<String>] = [
        "TOMLKit": ["Settings"],
        "Logging": ["Runtime", "copilot"],
        "ArgumentParser": ["copilot", "copilot-bench"],
        "CNcurses": ["Terminal"],
        "GRDB": ["Storage"],
        "CHiredis": ["Storage"],
        "CCurl": ["Transport"],
        "CMalloc": ["Machine"],
        "NIOCore": ["Port", "Feeds", "copilot-bench"],
        "NIOPosix": ["Port", "Feeds", "copilot-bench"],
        "NIOHTTP1": ["Port", "Feeds", "copilot-bench"],
        "NIOWebSocket": ["Feeds", "copilot-bench"],
        "NIOSSL": ["Feeds"],
    ]

    static let foreign: Set<String> = [
        "Glibc", "Synchronization", "Foundation", "FoundationEssentials", "Dispatch", "TOMLKit", "Logging",
        "ArgumentParser", "CNcurses", "CTrap", "GRDB", "CHiredis", "CCurl", "CMalloc", "NIOCore", "NIOPosix",
        "NIOHTTP1", "NIOWebSocket", "NIOSSL",
    ]

    @Test func arrowsPointDown() throws {
        let sources = try Checkout.swiftFiles(under: "Sources")
        #expect(sources.count > 20)
        var own = Set(Self.mayImport.keys)
        own.insert("CTrap")
        for file in sources {
            let target = file.path.split(separator: "/")[1]
            let allowed = try #require(Self.mayImport[String(target)], "\(file.path): \(target) is not on the map")
            for module in Self.imports(of: file.text) {
                if own.contains(module) {
                    #expect(allowed.contains(module), "\(file.path): \(target) must not import \(module)")
                } else {
                    #expect(Self.foreign.contains(module), "\(file.path): \(module) needs a place on the map")
                }
                if let targets = Self.outside[module] {
                    #expect(targets.contains(String(target)), "\(file.path): only \(targets) may import \(module)")
                }
            }
        }
    }

    @Test func findsImports() {
        let text = """
            import Market
            @preconcurrency import CNcurses
            import struct Foundation.Data
            // import Engine
            package import State
            """
        #expect(Self.imports(of: text) == ["Market", "CNcurses", "Foundation", "State"])
    }

    /// Module names in import lines, whatever attributes and access stand before them.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")
            if let comment = words.firstIndex(where: { $0.hasPrefix("//") }) { words.removeSubrange(comment...) }
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                words[..<at].allSatisfy({ $0.hasPrefix("@") || ["package", "public", "internal"].contains($0) })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
            let module = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
            return module.split(separator: ".").first.map(String.init)
        }
    }
}
