import ArgumentParser

/// Flags that print one picture instead of opening the desk.
struct OnceOptions: ParsableArguments {
    @Flag(name: .customLong("once"), help: "Print the first complete picture as a table, and leave.")
    var isOnce = false
    @Flag(name: .customLong("json"), help: "With --once: print it as JSON.")
    var isJSON = false

    /// `--json` alone means it too.
    var isOn: Bool { isOnce || isJSON }

    func run(_ launch: Launch) throws -> Int32 {
        let snapshot = try OneShot(launch).run()
        print(isJSON ? try snapshot.json(pretty: true) : OnceTable.text(snapshot), terminator: isJSON ? "\n" : "")
        return 0
    }
}
