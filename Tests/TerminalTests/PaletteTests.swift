import Canvas
import Testing

@testable import Terminal

@Suite struct PaletteTests {
    private let theme = Theme(
        name: "t", summary: "",
        paints: [
            .bg: Paint(rgb: RGB(0x0e1116), indexed256: 233),
            .text: Paint(rgb: RGB(0xb3bec9), indexed256: 250),
            .sel: Paint(rgb: RGB(0x1d2b3a), indexed256: 236, mono: .reverse),
            .accent: Paint(rgb: RGB(0x6cb6ff), indexed256: 75, indexed16: 12),
            .up: Paint(rgb: RGB(0x38c98b), indexed16: 10),
            .faint: Paint(rgb: RGB(0x5c6875), indexed16: 8),
            .bright: Paint(rgb: RGB(0xeff3f7), indexed16: 15, mono: .bold, isBoldAt16: true),
            .chip: Paint(indexed256: 237, mono: .underline),
        ])

    private func style(_ depth: ColourDepth, _ front: Role, _ ground: Role = .bg) -> Palette.Style {
        Palette(theme, depth: depth).style(front: front, ground: ground, emphasis: [])
    }

    @Test func fixed256TakesTheThemesIndexOrTheNearest() {
        #expect(style(.indexed256, .text).front == 250 && style(.indexed256, .text).ground == 233)
        #expect(style(.indexed256, .up).front == 78)
        #expect(style(.indexed256, .text, .sel).emphasis.isEmpty)
    }

    @Test func directTakesTheColourItself() {
        #expect(style(.direct, .text) == Palette.Style(front: 0xb3bec9, ground: 0x0e1116, emphasis: []))
        #expect(style(.direct, .text, .chip).ground == 0x3a3a3a)
        let black = Theme(name: "b", summary: "", paints: [.bg: Paint(rgb: RGB(0))])
        #expect(Palette(black, depth: .direct).style(front: .text, ground: .bg, emphasis: []).ground == 8)
    }

    @Test func theTerminalsOwnSixteenKeepTheirHueWhereColoursAreDirect() {
        let own = Theme(
            name: "o", summary: "", paints: [.up: Paint(indexed256: 2), .down: Paint(indexed256: 9)])
        let palette = Palette(own, depth: .direct)
        #expect(palette.style(front: .up, ground: .bg, emphasis: []).front == 2)
        #expect(palette.style(front: .down, ground: .bg, emphasis: []).front == 0xff0000)
    }

    @Test func redefinedPlacesHoldTheColourAndAreNearItWhereTheyAreIgnored() {
        let palette = Palette(theme, depth: .palette)
        let style = palette.style(front: .text, ground: .bg, emphasis: [])
        #expect(style.front == 250 && style.ground == 233)
        #expect(palette.redefinitions[250] == RGB(0xb3bec9))
        #expect(palette.redefinitions.keys.allSatisfy { $0 >= 16 })
        var crowded = theme
        for (step, role) in Role.allCases.enumerated() { crowded[role] = Paint(rgb: RGB(0x808080 + UInt32(step))) }
        let many = Palette(crowded, depth: .palette)
        #expect(many.redefinitions.count == Role.allCases.count)
        #expect(Set(many.redefinitions.values).count == Role.allCases.count)
    }

    @Test func sixteenColoursUseBoldAndReverse() {
        #expect(style(.indexed16, .bright) == Palette.Style(front: 15, ground: -1, emphasis: .bold))
        #expect(style(.indexed16, .text, .sel).emphasis == .reverse)
        #expect(style(.indexed16, .text, .chip).emphasis == .underline)
        // The current tab: ground-coloured text on the accent.
        #expect(style(.indexed16, .bg, .accent) == Palette.Style(front: 12, ground: -1, emphasis: .reverse))
    }

    @Test(arguments: [ColourDepth.indexed256, .palette, .direct])
    func aGroundOfTheTerminalsOwnIsToldByEmphasis(depth: ColourDepth) {
        let own = Theme(name: "o", summary: "", paints: [.bg: Paint(), .sel: Paint(mono: .reverse)])
        let palette = Palette(own, depth: depth)
        #expect(palette.style(front: .text, ground: .sel, emphasis: []).emphasis == .reverse)
        #expect(palette.style(front: .text, ground: .bg, emphasis: []).emphasis.isEmpty)
    }

    @Test func itKnowsWhetherItHasColours() {
        #expect(Palette(theme, depth: .indexed8).hasColours)
        #expect(!Palette(theme, depth: .none).hasColours)
        #expect(
            !Palette(Theme(name: "m", summary: "", paints: [.sel: Paint(mono: .reverse)]), depth: .direct).hasColours)
    }

    @Test func eightColoursFoldTheBrightOnes() {
        #expect(style(.indexed8, .up) == Palette.Style(front: 2, ground: -1, emphasis: .bold))
        #expect(style(.indexed8, .faint) == Palette.Style(front: -1, ground: -1, emphasis: [], isDim: true))
        #expect(style(.indexed8, .text, .accent).ground == 4)
    }

    @Test func withoutColoursMeaningStaysInEmphasis() {
        #expect(style(.none, .bright) == Palette.Style(front: -1, ground: -1, emphasis: .bold))
        #expect(style(.none, .text, .sel).emphasis == .reverse)
        #expect(style(.none, .bg, .accent).emphasis == .reverse)
    }

    @Test func textNeverVanishesInItsGround() {
        let flat = Theme(name: "f", summary: "", paints: [.text: Paint(indexed16: 3), .warnBand: Paint(indexed16: 3)])
        #expect(Palette(flat, depth: .indexed16).style(front: .text, ground: .warnBand, emphasis: []).front == -1)
    }

    @Test func depthFollowsTheTerminalTheEnvironmentAndTheSetting() {
        typealias Facts = ColourDepth.Facts
        let xterm = Facts(term: "xterm-256color", colours: 256, canRedefine: true)
        let tmux = Facts(term: "tmux-256color", colours: 256)
        #expect(ColourDepth.choose(xterm).depth == .palette)
        #expect(ColourDepth.choose(tmux).depth == .indexed256)
        var promising = tmux
        promising.promisesDirect = true
        #expect(ColourDepth.choose(promising).reason.hasSuffix("needs the package ncurses-term"))
        #expect(ColourDepth.choose(Facts(term: "x", colours: 1 << 24, isDirect: true)).depth == .direct)
        #expect(ColourDepth.choose(Facts(term: "x", colours: 16)).depth == .indexed16)
        #expect(ColourDepth.choose(Facts(term: "xterm", colours: 8)).depth == .indexed8)
        #expect(ColourDepth.choose(Facts(term: "vt100", colours: 0)).depth == .none)
        var plain = xterm
        plain.noColour = "1"
        #expect(ColourDepth.choose(plain) == ColourReport(depth: .none, reason: "NO_COLOR is set"))
        #expect(ColourDepth.choose(plain, forced: .indexed16).depth == .indexed16)
        plain.noColour = ""
        #expect(ColourDepth.choose(plain).depth == .palette)
        #expect(ColourDepth.choose(xterm, forced: .indexed256).depth == .indexed256)
        let tooMuch = ColourDepth.choose(tmux, forced: .direct)
        #expect(tooMuch.depth == .indexed256 && tooMuch.reason.contains("more than tmux-256color has"))
        #expect(ColourDepth.choose(tmux, forced: .palette).depth == .indexed256)
    }

    @Test func nearestOf256() {
        #expect(RGB(0xff0000).nearest256() == 196)
        #expect(RGB(0xfbfbf8).nearest256() == 231)
        #expect(RGB(0x0e1116).nearest256() == 233)
        #expect(
            (16...255).allSatisfy {
                RGB.xterm(UInt8($0)).nearest256() == UInt8($0) || $0 == 16 || $0 > 231 || isGrey($0)
            })
    }

    private func isGrey(_ index: Int) -> Bool {
        let rgb = RGB.xterm(UInt8(index))
        return rgb.red == rgb.green && rgb.green == rgb.blue
    }
}
