import Testing

@testable import Terminal

@Suite("What a terminal is, without opening it")
struct TerminalSurveyTests {
    private func survey(_ environment: [String: String], depth: ColourDepth? = nil) -> TerminalSurvey {
        var settings = TerminalSettings { environment[$0] }
        settings.depth = depth
        return TerminalSurvey(settings)
    }

    @Test func coloursAreFoundAndTheirReason() {
        #expect(survey(["TERM": "xterm-256color"]).colour?.depth == .palette)
        #expect(survey(["TERM": "tmux-256color"]).colour?.depth == .indexed256)
        #expect(survey(["TERM": "vt100"]).colour?.depth == ColourDepth.none)
        #expect(survey(["TERM": "xterm-256color", "NO_COLOR": "1"]).colour?.reason == "NO_COLOR is set")
        #expect(survey(["TERM": "xterm-256color"], depth: .indexed16).colour?.depth == .indexed16)
    }

    @Test func unknownTerminalsAreNamed() {
        #expect(survey([:]).trouble == .noName)
        #expect(survey(["TERM": "nonesuch"]).trouble == .unknownName("nonesuch"))
        #expect(survey(["TERM": "nonesuch"]).colour == nil)
        #expect(survey(["TERM": "dumb"]).trouble == .cannotPlaceCursor("dumb"))
    }
}
