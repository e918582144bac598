import ArgumentParser

/// `--json`. A group of its own, because a subcommand sees a flag that the program has too only through one.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false
}
