import Market
import Testing

@testable import News

@Suite struct SyndicationTests {
    private func feed(_ text: String) throws -> Syndication { try Syndication(text, source: "example.com") }

    @Test func readsRSS() throws {
        let feed = try feed(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE rss [<!ENTITY a "aaaa"> <!ENTITY b "&a;&a;">]>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
              <title>Markets &amp; Money</title>
              <!-- <item><title>not this</title></item> -->
              <item><title><![CDATA[Fed <b>holds</b> at 5.5%]]></title><pubDate>Fri, 05 Jan 2024 08:30:00 -0500</pubDate></item>
              <item><title>Gold &#8220;safe&#x201d; &amp;amp; up &b; &nosuch;</title><dc:date>2024-01-05T13:31:00Z</dc:date></item>
              <item><title>undated</title></item>
              <item><title> </title><pubDate>Fri, 05 Jan 2024 08:30:00 GMT</pubDate></item>
            </channel></rss>
            """)
        #expect(feed.headlines.map(\.title) == ["Fed holds at 5.5%", "Gold \u{201c}safe\u{201d} & up &b; &nosuch;"])
        #expect(feed.headlines.map { NewYork.local($0.time).clock } == ["08:30", "08:31"])
        #expect(feed.leftOut == 2)
    }

    @Test func readsAtom() throws {
        let feed = try feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Desk</title>
            <entry><title>One</title><updated>2024-01-05T09:30:00.25-05:00</updated>
            <published>2024-01-05T09:00:00-05:00</published><author><name>A</name></author><link href='x'/></entry></feed>
            """)
        #expect(feed.headlines.map(\.title) == ["One"])
        #expect(NewYork.local(try #require(feed.headlines.first).time).clock == "09:00")
    }

    @Test func nothingInATitleSteersTheTerminal() throws {
        let feed = try feed(
            "<rss><channel><item><title>a\u{9b}31m b&#27;[2J\u{202e}c\nd</title><pubDate>05 Jan 24 08:30 EST</pubDate>"
                + "</item></channel></rss>")
        #expect(feed.headlines.map(\.title) == ["a31m b[2Jc d"])
    }

    /// Marks that never end would each be looked for to the end of the text.
    @Test func aTitleOfEndlessMarksIsCutShort() throws {
        let title = String(repeating: "&lt;a ", count: 400_000)
        let feed = try feed(
            "<rss><channel><item><title>\(title)</title><pubDate>05 Jan 24 08:30 EST</pubDate></item></channel></rss>")
        #expect(feed.headlines.first?.title.hasPrefix("<a <a") == true)
    }

    @Test func refusesWhatIsNoFeedOrBroken() {
        for text in [
            "<html><body>sign in</body></html>", "<rss><channel></rss>", "<rss><channel>", "<rss a=b></rss>",
            "<rss><channel><item><title>x</title></channel></rss>", "<rss><!-- </rss>", "<!DOCTYPE rss [",
            String(repeating: "<rss>", count: 200),
        ] {
            #expect(throws: NewsError.self, "\(text.prefix(40))") { try feed(text) }
        }
    }

    @Test func readsDatesAsFeedsWriteThem() {
        for text in [
            "Fri, 05 Jan 2024 13:30:00 GMT", "5 Jan 2024 13:30 UT", "Fri, 5 Jan 24 08:30:00 EST",
            "2024-01-05T13:30:00Z", "2024-01-05T14:30:00.123+01:00", "2024-01-05 13:30",
        ] {
            #expect(FeedDate.instant(text)?.seconds == 1_704_461_400, "\(text)")
        }
        for text in ["", "yesterday", "Fri, 32 Jan 2024 13:30:00 GMT", "2024-01-05T25:00Z", "5 Jan 2024 13:30 XYZ"] {
            #expect(FeedDate.instant(text) == nil, "\(text)")
        }
    }
}
