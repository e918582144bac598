import Port
import Settings

extension Launch {
    /// The port of this run; nil where it is off.
    var port: PortConfiguration? { PortConfiguration(settings) }
}

extension PortConfiguration {
    /// The port as it is set; nil where it is off.
    init?(_ settings: ResolvedSettings) {
        guard let port = settings.port else { return nil }
        self.init(port: port, bind: settings.bind, key: settings.portKey, version: "copilot \(Version.text)")
    }
}
