import ArgumentParser

/// Flags that print one picture instead of opening the desk.
struct OnceOptions: ParsableArguments {
    @Flag(name: .customLong("once"), help: "Print the first complete picture as a table, and leave.")
    var isOnce = false
    @OptionGroup var json: JSONOption

    /// `--json` alone means it too.
    var isOn: Bool { isOnce || json.isJSON }

    func run(_ launch: Launch) throws -> Int32 {
        let snapshot = try OneShot(launch).run()
        print(
            json.isJSON ? try snapshot.json(pretty: true) : OnceTable.text(snapshot),
            terminator: json.isJSON ? "\n" : "")
        return 0
    }
}
