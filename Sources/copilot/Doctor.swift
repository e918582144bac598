import Canvas
import Glibc
import Port
import Settings
import State
import Terminal

/// Looks at everything the desk depends on and changes nothing.
struct Doctor {
    private let around: Surroundings
    private let settings: ResolvedSettings
    private let faults: [Fault]

    init(_ around: Surroundings) {
        self.around = around
        (settings, faults) = Launch.readSettings(around)
    }

    func report() -> DoctorReport {
        var report = DoctorReport()
        report.section("copilot \(Version.text)")
        feed(around, settings, &report)
        terminal(&report)
        GlyphCard.add(to: &report)
        paths(&report)
        store(around.paths(settings), settings, &report)
        settingsInUse(&report)
        BridgeCheck.settings(PortConfiguration(settings), &report)
        library("Themes", around.themes(settings).entries(), chosen: around.fileOrName(settings.theme), &report)
        library("Keymaps", around.keymaps(settings).entries(), chosen: around.fileOrName(settings.keymap), &report)
        report.section(report.isWell ? "All is well." : "\(report.complaints) to mend, marked with !")
        return report
    }

    /// Whether pushes of NinjaTrader arrive.
    func bridgeReport() -> DoctorReport {
        var report = DoctorReport()
        report.section("copilot \(Version.text)")
        let configuration = PortConfiguration(settings)
        BridgeCheck.settings(configuration, &report)
        let asked = configuration ?? PortConfiguration(port: BridgeCheck.usualPort, key: settings.portKey)
        BridgeCheck(configuration: asked).report(to: &report)
        for fault in faults { report.complain(fault.description) }
        report.section(report.isWell ? "All is well." : "\(report.complaints) to mend, marked with !")
        return report
    }

    private func terminal(_ report: inout DoctorReport) {
        report.section("Terminal")
        let survey = TerminalSurvey(settings.terminal(environment: around.environment))
        report.line("kind", survey.name.isEmpty ? "not known" : survey.name)
        report.line("size", survey.size.map { "\($0.width)×\($0.height)" } ?? "standard output is no terminal")
        report.line("glyphs", survey.glyphs == .ascii ? "ascii" : "unicode")
        if let colour = survey.colour { report.line("colours", "\(colour.depth.rawValue): \(colour.reason)") }
        report.line("inside", multiplexer)
        // Without a terminal there is nothing to show the desk on, and nothing to complain about.
        if let trouble = survey.trouble, survey.size != nil { report.complain(trouble.description) }
    }

    private var multiplexer: String {
        let names = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")]
        let found = names.filter { around.environment[$0.0]?.isEmpty == false }.map(\.1)
        return found.isEmpty ? "neither tmux nor ssh" : found.joined(separator: ", ")
    }

    private func paths(_ report: inout DoctorReport) {
        report.section("Paths")
        let paths = around.paths(settings)
        let file = around.settingsFile
        report.line("settings", file + (Paths.exists(file) ? "" : "  (not there; defaults hold)"))
        let folders = [
            ("data, live", paths.liveData), ("data, simulated", paths.simulatedData),
            ("data, replay", paths.replayData),
        ]
        for (label, path) in folders {
            report.line(label, path + (Paths.exists(path) ? "" : "  (made at the first start)"))
        }
        report.line("log", paths.logFile + (Paths.exists(paths.logFile) ? "" : "  (made at the first start)"))
        for folder in folders.map(\.1) + [paths.state] {
            if let reason = Paths.obstacle(to: folder) { report.complain("\(folder): cannot be written: \(reason).") }
        }
        for folder in around.shareFolders {
            let found = ["themes", "keymaps"].filter { Paths.exists("\(folder.path)/\($0)") }
            report.line(
                "files, \(folder.origin)", "\(folder.path)  (\(found.isEmpty ? "none" : found.joined(separator: ", ")))"
            )
        }
    }

    private func settingsInUse(_ report: inout DoctorReport) {
        report.section("Settings")
        for setting in settings.settings where !setting.key.isSecret {
            report.line(setting.key.name, "\(setting.shown)  \(setting.value == nil ? "" : setting.origin.text)")
        }
        instruments(&report)
        report.section("Keys")
        for setting in settings.settings where setting.key.isSecret {
            report.line(setting.key.name, setting.value == nil ? "not set" : "set, \(setting.origin.text)")
        }
        for fault in faults + (Launch.looseRights(around, settings).map { [$0] } ?? []) {
            report.complain(fault.description)
        }
    }

    /// What the settings change of the products, and the user's own.
    private func instruments(_ report: inout DoctorReport) {
        let (specs, origins) = (settings.specs, settings.instruments.origins)
        report.section("Instruments")
        report.line("known", "\(specs.list.count); `copilot instruments` lists them")
        for spec in specs.list {
            guard let origin = origins[spec.root] else { continue }
            let figures = [("cost-per-side", spec.costPerSide), ("day-margin", spec.dayMargin)].compactMap {
                key, money in
                money.flatMap { origin.isOwn || origin.keys[key] != nil ? "\(key) \($0.plain)" : nil }
            }
            let about = origin.isOwn ? ["tick \(spec.tick.text) worth \(spec.tickValue.plain) \(spec.currency)"] : []
            report.line(
                spec.root,
                (about + figures).joined(separator: ", ") + "  \(origin.isOwn ? origin.text : origin.place.text)")
        }
    }

    private func library(_ title: String, _ entries: [LibraryEntry], chosen: String, _ report: inout DoctorReport) {
        report.section(title)
        for entry in entries {
            let mark = entry.name == chosen || entry.path == chosen ? "  (chosen)" : ""
            report.line(entry.name, "\(entry.summary.isEmpty ? "-" : entry.summary)\(mark)")
            report.line("", entry.path ?? entry.origin)
            for fault in entry.faults { report.complain(fault.description) }
        }
        if !entries.contains(where: { $0.name == chosen || $0.path == chosen }) {
            report.complain("\(chosen) is chosen, and is not among these.")
        }
    }
}
