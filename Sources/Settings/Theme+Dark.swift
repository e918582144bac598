import Canvas

extension Theme {
    /// The theme that is built in; equal to `themes/dark.toml`.
    package static let dark = Theme(
        name: "dark", summary: "Light text on a near-black ground",
        paints: [
            .bg: paint(0x0e1116, 233, nil),
            .strip: paint(0x171c23, 234, nil),
            .sel: paint(0x1d2b3a, 236, nil, mono: .reverse),
            .chip: paint(0x26303b, 237, nil, mono: .underline),
            .line: paint(0x2a323c, 237, 8),
            .faint: paint(0x5c6875, 241, 8),
            .dim: paint(0x7c8896, 102, 7),
            .text: paint(0xb3bec9, 251, nil),
            .bright: paint(0xeff3f7, 255, 15, mono: .bold, isBold: true),
            .accent: paint(0x6cb6ff, 75, 12),
            .up: paint(0x38c98b, 78, 10),
            .down: paint(0xf2645f, 203, 9),
            .volumeUp: paint(0x23775a, 29, 2),
            .volumeDown: paint(0x8a3f3d, 95, 1),
            .zoneUp: paint(0x10291f, 22, 2),
            .zoneDown: paint(0x2e181b, 52, 1),
            .night: paint(0x0a0d11, 232, nil),
            .warn: paint(0xf0b440, 215, 11),
            .warnBand: paint(0x4a3608, 58, 3),
            .onWarnBand: paint(0xffd479, 222, 0),
            .alarm: paint(0xb3261e, 124, 1, mono: .reverse),
            .onAlarm: paint(0xffffff, 231, 15),
            .vwap: paint(0xb795ff, 141, 13),
            .emaFast: paint(0xd9c08c, 180, 3),
            .emaSlow: paint(0x6f93b8, 67, 6),
            .cvd: paint(0x4cc2d6, 74, 14),
            .sim: paint(0xe58be0, 176, 13),
            .simBand: paint(0x43214a, 53, 5),
            .stale: paint(0x626d79, 242, 8),
        ])

    private static func paint(
        _ rgb: UInt32, _ indexed256: UInt8, _ indexed16: UInt8?, mono: Emphasis = [], isBold: Bool = false
    ) -> Paint {
        Paint(rgb: RGB(rgb), indexed256: indexed256, indexed16: indexed16, mono: mono, isBoldAt16: isBold)
    }
}
