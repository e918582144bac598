import Testing

@testable import Briefing

@Suite struct AnswerReaderTests {
    private func read(_ lines: [String]) -> (pieces: [AnswerReader.Piece], reader: AnswerReader) {
        var reader = AnswerReader()
        let pieces = lines.flatMap { reader.take(ServerEvents.Event(name: nil, data: $0)) }
        return (pieces, reader)
    }

    @Test func readsChat() {
        let (pieces, reader) = read([
            #"{"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#,
            #"{"choices":[{"delta":{"reasoning_content":"checking"}}]}"#,
            #"{"choices":[{"delta":{"content":"above "}}]}"#, #"{"choices":[{"delta":{"content":"VWAP"}}]}"#,
            #"{"choices":[{"delta":{},"finish_reason":"stop"}],"usage":null}"#,
            #"{"choices":[],"usage":{"prompt_tokens":812,"completion_tokens":46,"prompt_tokens_details":{"cached_tokens":128},"completion_tokens_details":{"reasoning_tokens":152},"cost_in_usd_ticks":15100000}}"#,
            "[DONE]",
        ])
        #expect(pieces == [.text("above "), .text("VWAP")])
        #expect(reader.isComplete && !reader.wasCutShort && reader.skipped == 0)
        #expect(
            reader.usage
                == Usage(
                    promptTokens: 812, cachedTokens: 128, writtenTokens: 198, toldCost: Cost(ticks: 15_100_000)))
    }

    @Test func readsResponses() {
        let (pieces, reader) = read([
            #"{"type":"response.created","response":{"id":"1"}}"#,
            #"{"type":"response.output_item.added","item":{"type":"web_search_call"}}"#,
            #"{"type":"response.output_item.added","item":{"type":"message","content":[]}}"#,
            #"{"type":"response.reasoning_summary_text.delta","delta":"thinking"}"#,
            #"{"type":"response.output_text.delta","delta":"Stocks slipped"}"#,
            #"{"type":"response.output_text.done","text":"Stocks slipped"}"#,
            #"{"type":"response.completed","response":{"usage":{"input_tokens":900,"output_tokens":120,"input_tokens_details":{"cached_tokens":0},"output_tokens_details":{"reasoning_tokens":70},"num_server_side_tools_used":1}}}"#,
        ])
        #expect(pieces == [.searched, .text("Stocks slipped")])
        #expect(reader.isComplete)
        #expect(reader.usage == Usage(promptTokens: 900, writtenTokens: 120, searches: 1))
    }

    @Test func goesOnAfterABrokenPart() {
        let (pieces, reader) = read([
            #"{"choices":[{"delta":{"content":"a"}}]}"#, #"{"choices":[{"delta":{"con"#,
            #"{"choices":[{"delta":{"content":"b"},"finish_reason":"length"}]}"#,
        ])
        #expect(pieces == [.text("a"), .text("b")])
        #expect(reader.skipped == 1 && reader.isComplete && reader.wasCutShort)
    }

    @Test(arguments: [
        #"{"error":{"message":"overloaded","type":"server_error"}}"#, #"{"type":"error","message":"overloaded"}"#,
        #"{"error":"overloaded"}"#, #"{"type":"response.failed","response":{"error":{"message":"overloaded"}}}"#,
    ]) func readsErrors(data: String) {
        let (pieces, reader) = read([data])
        #expect(pieces == [.failed("overloaded")])
        #expect(!reader.isComplete)
    }

    @Test func readsAnAnswerInOnePiece() {
        for body in [
            #"{"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]}"#,
            #"{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"whole"}]}]}"#,
        ] {
            var reader = AnswerReader()
            #expect(reader.takeWhole(Array(body.utf8)) == [.text("whole")])
            #expect(reader.isComplete)
        }
    }
}
