import ArgumentParser
import Feeds
import Glibc
import Market
import Settings
import Studies

/// `copilot studies`: values of studies over recordings, for scripts and spreadsheets.
struct StudiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies", abstract: "Print what studies tell of recorded bars, as JSON Lines or CSV.",
        discussion: """
            One object a closed bar: `time`, the bar's start in UTC, then `study.field`, or `study:settings.field` where a \
            study is asked for with several settings; absent values are null in JSON and empty in CSV. With recordings of several instruments there is a `symbol` as well. A study is asked for by \
            name, with a field, or with parameters: ema, macd.signal, bollinger:length=50,width=2.5. Longer time frames \
            are counted from 18:00 New York and told when they have closed.
            """)

    @Argument(help: ArgumentHelp("Recordings: FILE or FILE:SYMBOL.", valueName: "file"))
    var files: [String] = []
    @Option(
        name: .customLong("study"), parsing: .upToNextOption,
        help: ArgumentHelp("Studies; all of them without it.", valueName: "name"))
    var studies: [String] = []
    @Option(help: ArgumentHelp("Length of a bar: 1m, 5m, 15m or 1h.", valueName: "span"))
    var timeframe = "1m"
    @Flag(name: .customLong("csv"), help: "Print CSV in place of JSON Lines.")
    var isCSV = false
    @Flag(name: .customLong("list"), help: "Show all studies with fields and parameters; with --json as JSON.")
    var isList = false

    @OptionGroup var json: JSONOption
    @OptionGroup var file: ConfigOption

    func validate() throws {
        if json.isJSON, isCSV { throw ValidationError("--json and --csv exclude each other; choose one.") }
    }

    func run() throws {
        try reportingTrouble {
            if isList {
                print(
                    json.isJSON ? try JSONText.lines(Studies.all.map(StudyDocument.init)) : StudyList.text(Studies.all),
                    terminator: json.isJSON ? "\n" : "")
                return 0
            }
            var output = LineOutput()
            let (settings, faults) = Launch.readSettings(.current(config: file.config))
            guard faults.isEmpty else { throw CopilotError.badSettings(faults) }
            let leftOut = try write(settings.specs) { output.write($0) }
            output.flush()
            if leftOut > 0 { complain("\(leftOut) rows outside trading hours are left out.") }
            return 0
        }
    }

    /// Gives every line to `body`; tells how many rows of the recordings counted for nothing.
    ///
    /// - Parameter specs: the products against which the recordings' names are read.
    func write(_ specs: ContractSpecs = .standard, _ body: (String) -> Void) throws(CopilotError) -> Int {
        guard let frame = TimeFrame(name: timeframe) else {
            let known = TimeFrame.allCases.map(\.name)
            let hint = nearestName(to: timeframe, among: known).map { " Did you mean \($0)?" } ?? ""
            let text = "\"\(timeframe)\" is no time frame.\(hint) Choose one of \(known.joined(separator: ", "))."
            throw .badSettings([Fault(text, place: "--timeframe")])
        }
        let requests = try requests()
        var tables: [StudyTable] = []
        for market in try markets(specs) {
            tables.append(try StudyTable(requests, market: market, frame: frame))
        }
        var leftOut = 0
        for (index, var table) in tables.enumerated() {
            let symbol = tables.count > 1 ? table.instrument.symbol : nil
            let text = StudyText(isCSV ? .csv : .json, columns: table.columns, symbol: symbol)
            if index == 0, let head = text.head { body(head) }
            table.run { body(text.line($0, $1)) }
            leftOut += table.leftOut
        }
        return leftOut
    }

    private func requests() throws(CopilotError) -> [StudyRequest] {
        var requests: [StudyRequest] = []
        for study in studies { requests.append(try StudyRequest(study)) }
        return requests.isEmpty ? StudyRequest.all : requests
    }

    private func markets(_ specs: ContractSpecs) throws(CopilotError) -> [RecordedMarket] {
        do {
            var recordings: [RecordingFile] = []
            for file in files { recordings.append(try RecordingFile(argument: file)) }
            return try RecordedMarket.read(recordings, specs: specs)
        } catch {
            throw .badRecording(error)
        }
    }
}

/// Lines on standard output, written in large pieces.
private struct LineOutput {
    private var buffer: [UInt8] = []

    mutating func write(_ line: String) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count > 1 << 16 { flush() }
    }

    mutating func flush() {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
