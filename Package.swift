// swift-tools-version: 6.1
import PackageDescription

// Floors of the module map, lowest first; Tests/ArchitectureTests keeps the arrows pointing down.
let package = Package(
    name: "copilot",
    products: [
        .executable(name: "copilot", targets: ["copilot"]),
        .executable(name: "copilot-bench", targets: ["copilot-bench"]),
        // For tests only: a library is loaded before another program's.
        .library(name: "DiskRecorder", type: .dynamic, targets: ["DiskRecorder"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // Floor 0
        .target(name: "Market"),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CHiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CTrap"),
        // Drives programs on a pseudo-terminal, for tests and measurements only.
        .target(name: "TerminalDriver", dependencies: ["Canvas"]),
        // Floor 1
        .target(name: "Studies", dependencies: ["Market"]),
        .target(name: "Machine", dependencies: ["Market", "CMalloc"]),
        .target(name: "Ledger", dependencies: ["Market"]),
        .target(name: "Transport", dependencies: ["Market", "Machine", "CCurl"]),
        .target(name: "JSON"),
        .target(name: "Canvas"),
        // Floor 2
        .target(name: "Settings", dependencies: ["Market", "Canvas", .product(name: "TOMLKit", package: "TOMLKit")]),
        // Floor 3
        .target(name: "State", dependencies: ["Market", "Studies", "Ledger"]),
        // Floor 4
        .target(name: "Engine", dependencies: ["State", "Market", "Studies", "Ledger"]),
        .target(
            name: "Feeds",
            dependencies: [
                "State", "Market", "Machine", "JSON", "Transport", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(
            name: "Storage",
            dependencies: [
                "State", "Ledger", "Market", "Machine", "JSON", "CHiredis",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "Port",
            dependencies: [
                "State", "Ledger", "Market", "Machine", "JSON", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(
            name: "Briefing",
            dependencies: ["State", "Ledger", "Studies", "Market", "Machine", "Canvas", "JSON", "Transport"]),
        .target(name: "News", dependencies: ["State", "Settings", "Market", "Machine", "Canvas", "Transport"]),
        .target(name: "Desk", dependencies: ["State", "Market", "Studies", "Ledger", "Canvas", "Settings"]),
        .target(name: "Terminal", dependencies: ["Canvas", "CNcurses", "CTrap"]),
        // Floor 5
        .target(
            name: "Runtime",
            dependencies: [
                "Engine", "Feeds", "Storage", "Port", "Briefing", "State", "Settings", "Ledger", "Market", "Machine",
                .product(name: "Logging", package: "swift-log"),
            ]),
        // Floor 6
        .executableTarget(
            name: "copilot",
            dependencies: [
                "Runtime", "Desk", "Terminal", "Feeds", "Storage", "Port", "Briefing", "News", "Transport", "Settings",
                "State", "Studies", "Ledger", "Canvas", "Market", "Machine", "JSON", "CTrap",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "copilot-bench",
            dependencies: [
                "Runtime", "Engine", "Feeds", "Storage", "Port", "Desk", "Terminal", "Settings", "State", "Studies",
                "Ledger", "Canvas", "Market", "Machine", "JSON", "TerminalDriver",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOWebSocket", package: "swift-nio"),
            ]),
        // Tests, one folder a target
        .target(
            name: "Support", dependencies: ["Market", "Machine", "Canvas", "State", "Settings"], path: "Tests/Support"),
        .testTarget(name: "ArchitectureTests", dependencies: ["Desk", "Settings", "Support"]),
        .testTarget(name: "MarketTests", dependencies: ["Market", "Support"]),
        .testTarget(name: "StudiesTests", dependencies: ["Studies", "Market", "Support"], exclude: ["Vectors"]),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger", "Market", "Support"]),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "Market", "Machine", "Support"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "Market", "Support"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Support"]),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "Canvas", "Market", "Support"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "State", "Studies", "Ledger", "Market", "Support"]),
        .executableTarget(
            name: "storage-probe", dependencies: ["Storage", "State", "Ledger", "Market", "Machine"],
            path: "Tests/StorageProbe"),
        .target(name: "DiskRecorder", path: "Tests/DiskRecorder"),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "storage-probe",
                "Storage", "State", "Ledger", "Market", "Machine", "Support",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "PortTests",
            dependencies: [
                "Port", "State", "Ledger", "Market", "Machine", "JSON", "Support",
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(
            name: "FeedsTests",
            dependencies: [
                "Feeds", "State", "Market", "Machine", "JSON", "Transport", "Support",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .testTarget(
            name: "BriefingTests",
            dependencies: ["Briefing", "State", "Engine", "Ledger", "Market", "Machine", "Transport", "Support"]),
        .testTarget(
            name: "NewsTests",
            dependencies: ["News", "State", "Settings", "Market", "Machine", "Transport", "Support"]),
        .testTarget(
            name: "DeskTests",
            dependencies: ["Desk", "Engine", "State", "Ledger", "Studies", "Canvas", "Settings", "Market", "Support"]),
        .executableTarget(name: "terminal-probe", dependencies: ["Terminal", "Canvas"], path: "Tests/TerminalProbe"),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["Terminal", "Canvas", "Market", "TerminalDriver", "Support", "terminal-probe"]),
        .testTarget(
            name: "RuntimeTests",
            dependencies: [
                "Runtime", "Feeds", "Engine", "Storage", "Port", "Briefing", "Transport", "State", "Studies", "Ledger",
                "Settings", "Market", "Machine", "Support",
            ]),
        .testTarget(
            name: "CopilotTests",
            dependencies: ["copilot", "Studies", "Ledger", "Storage", "TerminalDriver", "Support"]),
        .testTarget(name: "TerminalDriverTests", dependencies: ["TerminalDriver", "Canvas"]),
    ]
)
