extension RGB {
    /// A colour of the xterm palette. The first sixteen are xterm's defaults, which terminals paint in their own way.
    package static func xterm(_ index: UInt8) -> RGB {
        switch index {
        case ..<16: return RGB(sixteen[Int(index)])
        case ..<232:
            let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
            let cube = Int(index) - 16
            return RGB(steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6])
        default: return RGB(UInt32(8 + 10 * Int(index - 232)) * 0x01_0101)
        }
    }

    private static let sixteen: [UInt32] = [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
    ]
}
