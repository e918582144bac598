import Testing

@testable import Settings

@Suite("The line of a key")
struct TOMLLinesTests {
    private let lines = TOMLLines(
        """
        # theme = "no"
        theme = "dark"   # theme
        symbols = [
            "MES",  # keymap = "no"
            "]",
        ]
        note = \"\"\"
        mouse = true
        \"\"\"
        mouse = false

        [plan]
        entries-from = "03:30"
        "flat-by" = "x = [1"
        [ ema ]
          fast=9
        a . 'b.c' = 1
        """)

    @Test(arguments: [
        ("theme", 2), ("symbols", 3), ("note", 7), ("mouse", 10), ("plan", 12), ("plan.entries-from", 13),
        ("plan.flat-by", 14), ("ema", 15), ("ema.fast", 16), ("ema.a.b.c", 17),
    ])
    func isFound(key: String, line: Int) {
        #expect(lines[key] == line)
    }

    @Test func whatOnlyLooksLikeAKeyIsNone() {
        #expect(lines["keymap"] == nil)
        #expect(lines["plan.x"] == nil)
    }
}
