/// The rules and hairlines of a screen: collected first, then drawn with the joints they make where they touch. Titles
/// are drawn over them afterwards.
package struct Rules: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        /// `─`, quiet.
        case light
        /// `━`, the focus.
        case heavy
        /// `╌`, simulated data.
        case dashed
    }

    private struct Segment: Hashable, Sendable {
        var x: Int
        var y: Int
        var length: Int
        var style: Style
    }

    private var across: [Segment] = []
    private var down: [Segment] = []

    package init() {}

    /// A horizontal rule of `length` columns; where two lie on one another the later one is seen.
    package mutating func rule(x: Int, y: Int, length: Int, style: Style = .light) {
        across.append(Segment(x: x, y: y, length: max(0, length), style: style))
    }

    /// A vertical hairline of `length` rows. It joins the rules that it crosses or that its ends and sides touch.
    package mutating func hairline(x: Int, y: Int, length: Int) {
        down.append(Segment(x: x, y: y, length: max(0, length), style: .light))
    }

    package func draw(on grid: inout Grid) {
        let map = LineMap(across, down, width: grid.width, height: grid.height)
        for segment in across {
            for x in segment.x..<segment.x + segment.length where !map.isDown(x, segment.y) {
                guard let style = map.style(x, segment.y) else { continue }
                let arms = LineArms(
                    up: map.isDown(x, segment.y - 1), down: map.isDown(x, segment.y + 1), left: true, right: true)
                let isJoint = arms.up || arms.down
                grid.put(
                    isJoint || style != .dashed ? arms.glyph(heavy: style == .heavy) : "╌", x: x, y: segment.y,
                    Self.pen(style))
            }
        }
        for segment in down {
            for y in segment.y..<segment.y + segment.length {
                let left = map.style(segment.x - 1, y)
                let right = map.style(segment.x + 1, y)
                let isAlone = left == nil && right == nil
                let arms = LineArms(
                    up: isAlone || map.isDown(segment.x, y - 1), down: isAlone || map.isDown(segment.x, y + 1),
                    left: left != nil, right: right != nil)
                // The focus runs through a joint only when it is on both sides; else the joint stays quiet.
                let isHeavy = left == .heavy && right == .heavy
                grid.put(arms.glyph(heavy: isHeavy), x: segment.x, y: y, Self.pen(isHeavy ? .heavy : .light))
            }
        }
    }

    /// Which lines pass through each cell of a screen.
    private struct LineMap {
        private let width: Int
        private let height: Int
        /// Nothing, or one more than the style's place in `styles`.
        private var across: [UInt8]
        private var down: [Bool]
        private static let styles: [Style] = [.light, .heavy, .dashed]

        init(_ across: [Segment], _ down: [Segment], width: Int, height: Int) {
            self.width = width
            self.height = height
            self.across = Array(repeating: 0, count: width * height)
            self.down = Array(repeating: false, count: width * height)
            for segment in across {
                let code = UInt8((Self.styles.firstIndex(of: segment.style) ?? 0) + 1)
                for x in segment.x..<segment.x + segment.length where holds(x, segment.y) {
                    self.across[segment.y * width + x] = code
                }
            }
            for segment in down {
                for y in segment.y..<segment.y + segment.length where holds(segment.x, y) {
                    self.down[y * width + segment.x] = true
                }
            }
        }

        func style(_ x: Int, _ y: Int) -> Style? {
            guard holds(x, y), across[y * width + x] > 0 else { return nil }
            return Self.styles[Int(across[y * width + x]) - 1]
        }

        func isDown(_ x: Int, _ y: Int) -> Bool { holds(x, y) && down[y * width + x] }

        private func holds(_ x: Int, _ y: Int) -> Bool { x >= 0 && y >= 0 && x < width && y < height }
    }

    package static func pen(_ style: Style) -> Pen {
        style == .heavy ? .accent : Pen(.line)
    }
}
