import Runtime
import Testing

@Suite struct SecretRedactorTests {
    @Test func knownSecretsAreHiddenWherever() {
        let redactor = SecretRedactor(secrets: ["hunter22", "hunter22-long", "abc", ""])
        #expect(redactor.clean("id=hunter22-long/hunter22, abc") == "id=•••/•••, abc")
    }

    @Test(arguments: [
        ("GET https://api.example.com/v2?apiKey=abcd1234&limit=5", "GET https://api.example.com/v2?apiKey=•••&limit=5"),
        ("redis://user:pa55word@cache:6379/0 refused", "redis://•••@cache:6379/0 refused"),
        ("Authorization: Bearer eyJhbGciOi.x.y failed", "Authorization: Bearer ••• failed"),
        ("sent {\"api_key\":\"abcd\"}", "sent {\"api_key\":\"•••\"}"),
        ("MASSIVE_API_KEY=abcd1234", "MASSIVE_API_KEY=•••"),
        ("password: abcd1234 wrong", "password: ••• wrong"),
        ("key xai-abcdefghijkl refused", "key ••• refused"),
        (
            "POST https://hooks.slack.com/services/T0/B0/xyz 500",
            "POST https://hooks.slack.com/services/••• 500"
        ),
        ("https://api.telegram.org/bot123:AAb/sendMessage", "https://api.telegram.org/bot•••"),
        ("wss://socket.example.com/futures?token=abcd", "wss://socket.example.com/futures?token=•••"),
    ])
    func whatLooksLikeASecretIsHidden(line: String, clean: String) {
        #expect(SecretRedactor().clean(line) == clean)
    }

    @Test(arguments: [
        "NQ 16,582.75 ▲ +0.72 %  09:52:47 ET",
        "/data/NQ_1m.csv:17: price is not on a tick; write 16582.75",
        "jump to 2024-01-05T14:52:47Z", "https://example.com/docs?page=2", "basics: 3 of 4",
    ])
    func ordinaryLinesStay(line: String) {
        #expect(SecretRedactor().clean(line) == line)
    }

    @Test func nothingThatATerminalObeysGetsThrough() {
        let line = "a\u{1B}[31mb\u{7}c\u{9B}2Jd\u{202E}e\nf\tg\u{200B}h\u{2028}i"
        #expect(SecretRedactor().clean(line) == "a[31mbc2Jde f gh i")
    }
}
