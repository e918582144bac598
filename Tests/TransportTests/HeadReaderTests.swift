import Testing

@testable import Transport

@Suite struct HeadReaderTests {
    private func heads(_ lines: [String]) -> [HTTPHead] {
        var reader = HeadReader()
        return lines.compactMap { line in
            let isTaken = reader.take(line + "\r\n")
            #expect(isTaken)
            return reader.finished()
        }
    }

    @Test func leavesOutInterimAnswersAndTrailers() {
        let heads = heads([
            "HTTP/1.1 103 Early Hints", "Link: x", "", "HTTP/2 200", "A:1", "b:  two words ", "", "Trailer: 3", "",
        ])
        #expect(heads == [HTTPHead(status: 200, headers: [HTTPHeader("A", "1"), HTTPHeader("b", "two words")])])
    }

    @Test func keepsWhatIsNoHeader() {
        #expect(heads(["HTTP/1.1 204", "no colon", ""]) == [HTTPHead(status: 204)])
        #expect(heads(["", "A: b", ""]).isEmpty)
    }

    @Test(arguments: [
        ("https://api.x.ai/v1?k=1", "api.x.ai"), ("HTTP://Host:81", "host:81"), ("https://u:p@h/x@y", "h"),
        ("http://[::1]:8102/", "[::1]:8102"), ("https://h\\@evil/", "h"), ("ws://h/", nil), ("https://h\u{1b}/", nil),
        ("https://:443", ":443"),
    ]) func tellsOnlyTheHost(url: String, host: String?) {
        #expect(HostName.of(url) == host)
    }
}
