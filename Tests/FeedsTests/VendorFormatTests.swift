import Market
import Support
import Testing

@testable import Feeds

/// Recordings as other programs and vendors write them.
@Suite struct VendorFormatTests {
    private func recording(_ text: String, name: String = "NQ.csv", symbol: String? = nil) throws -> Recording {
        try withFolder { folder in
            try Recording(reading: RecordingFile(path: folder.write(name, text), symbol: symbol))
        }
    }

    private static func bar(_ minute: Int, _ open: Int, _ high: Int, _ low: Int, _ close: Int, _ volume: Int) -> Bar {
        Bar(
            time: NewYork.instant(CivilDate(year: 2024, month: 1, day: 2), minuteOfDay: minute),
            open: Price(ticks: open), high: Price(ticks: high), low: Price(ticks: low), close: Price(ticks: close),
            volume: volume)
    }

    private static let bars = [
        bar(570, 67_201, 67_206, 67_196, 67_200, 842), bar(572, 67_200, 67_204, 67_200, 67_204, 7),
    ]

    private static let databento = "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol\n"

    @Test(arguments: [
        // Databento: pretty, then as it is kept, with a spread and another month between.
        databento
            + "2024-01-02T14:30:00.000000000Z,33,1,750,16800.250000000,16801.500000000,16799.000000000,16800.000000000,842,NQH4\n"
            + "2024-01-02T14:32:00.000000000Z,33,1,750,16800.000000000,16801.000000000,16800.000000000,16801.000000000,7,NQH4\n",
        databento
            + "1704205800000000000,33,1,750,16800250000000,16801500000000,16799000000000,16800000000000,842,NQH4\r\n"
            + "1704205800000000000,33,1,751,-12250000000,-12250000000,-12350000000,-12350000000,3,NQH4-NQM4\r\n"
            + "1704205920000000000,33,1,750,16800000000000,16801000000000,16800000000000,16801000000000,7,NQH4\r\n",
        // Massive's flat file.
        "ticker,volume,open,close,high,low,window_start,transactions\n"
            + "NQH4,842,16800.25,16800,16801.5,16799,1704205800000000000,71\n"
            + "NQH4,7,16800,16801,16801,16800,1704205920000000000,5\n",
        // TradingView: seconds, milliseconds, ISO, with an indicator beside.
        "time,open,high,low,close,Volume\n1704205800,16800.25,16801.5,16799,16800,842\n"
            + "1704205920,16800,16801,16800,16801,7\n",
        "time,open,high,low,close,VWAP,Volume\n1704205800000,16800.25,16801.5,16799,16800,1.5,842\n"
            + "1704205920000,16800,16801,16800,16801,,7\n",
        "time,open,high,low,close,Volume\n2024-01-02T09:30:00-05:00,16800.25,16801.5,16799,16800,842\n"
            + "2024-01-02T09:32:00-05:00,16800,16801,16800,16801,7\n",
        // Sierra Chart, older and newer.
        "Date, Time, Open, High, Low, Last, Volume, # of Trades, OHLC Avg, HLC Avg, HL Avg, Bid Volume, Ask Volume\n"
            + "2024/1/2, 09:30:00, 16800.25, 16801.5, 16799, 16800, 842, 70, 1, 1, 1, 400, 442\n"
            + "2024/1/2, 09:32:00.000, 16800, 16801, 16800, 16801, 7, 3, 1, 1, 1, 2, 5\n",
        "Date,Time,Open,High,Low,Last,Volume,NumberOfTrades,BidVolume,AskVolume\r\n"
            + "2024-1-2,9:30:00,16800.25,16801.5,16799,16800,842,70,400,442\r\n"
            + "2024-1-2,9:32:00,16800,16801,16800,16801,7,3,2,5\r\n",
        // FirstRate and Kibot.
        "2024-01-02 09:30:00,16800.25,16801.5,16799,16800,842\n2024-01-02 09:32:00,16800,16801,16800,16801,7\n",
        "01/02/2024,09:30,16800.25,16801.5,16799,16800,842\n01/02/2024,09:32,16800,16801,16800,16801,7",
    ])
    func readsBars(text: String) throws {
        let recording = try recording(text)
        var bars = recording.rows.bars.minutes.indices.map { recording.rows.bars[$0] }
        #expect(
            bars.map(\.sides)
                == (text.contains("Bid")
                    ? [BarSides(bought: 442, sold: 400), BarSides(bought: 5, sold: 2)] : [nil, nil]))
        for index in bars.indices { bars[index].sides = nil }
        #expect(bars == Self.bars)
        #expect(recording.instrument.root == "NQ")
        // The month is known where the rows tell it.
        #expect((recording.instrument.symbol == "NQH4") == text.contains("NQH4"))
    }

    @Test func summerTimesAreThoseOfNewYork() throws {
        let rows = try recording("2024-07-02 09:30:00,16800.25,16801.5,16799,16800,842\n").rows
        #expect(rows.first == NewYork.instant(CivilDate(year: 2024, month: 7, day: 2), minuteOfDay: 570))
    }

    @Test func readsDatabentosTradesWithTheirAggressors() throws {
        let rows = try recording(
            """
            ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,symbol
            x,1703545200000000000,0,1,5,T,N,0,4800250000000,44,0,1,6000,ESH4
            x,1703545200085275419,0,1,5,A,B,0,4800250000000,9,0,1,6001,ESH4
            x,1703545200085275419,0,1,6,T,B,0,4850250000000,9,0,1,6001,ESM4
            x,2023-12-25T23:00:00.085275419Z,0,1,5,T,B,0,4800.250000000,5,0,1,6006,ESH4
            x,1703545200085275419,0,1,5,T,A,0,4800000000000,2,0,1,6008,ESH4
            """, name: "glbx-mdp3.trades.csv", symbol: "ESH4"
        ).rows
        let trades = rows.trades.times.indices.map { rows.trades[$0] }
        #expect(trades.map(\.aggressor) == [.unknown, .buyer, .seller])
        #expect(trades.map(\.price.ticks) == [19_201, 19_201, 19_200])
        #expect(trades.map(\.size) == [44, 5, 2])
        #expect(trades[1].time == Timestamp(nanoseconds: 1_703_545_200_085_275_419))
    }

    @Test func readsMassivesTrades() throws {
        let rows = try recording(
            "ticker,timestamp,price,size,sequence_number\nNQH4,1704205800000000000,16800.25,3,9\n"
                + "NQM4,1704205800000000000,17000,3,9\nNQH4,1704205800000000001,16800.5,1,10\n",
            name: "2024-01-02.csv", symbol: "NQH4"
        ).rows
        #expect(rows.trades.times.count == 2)
        #expect(rows.trades[1].price == Price(ticks: 67_202))
    }

    @Test func theContractIsReadFromTheRowsWhereTheNameTellsNone() throws {
        let text =
            Self.databento
            + "1704205800000000000,33,1,750,16800250000000,16801500000000,16799000000000,16800000000000,842,NQH4\n"
        #expect(try recording(text, name: "glbx-mdp3-20240102.ohlcv-1m.csv").instrument.symbol == "NQH4")
    }

    @Test(
        arguments: [
            (
                databento
                    + "1704205800000000000,33,1,750,16800250000000,16801500000000,16799000000000,16800000000000,842,NQH4\n"
                    + "1704205800000000000,33,1,751,17000250000000,17001500000000,16999000000000,17000000000000,3,NQM4\n",
                nil, ":3: ", "rows of NQH4 alone, not of NQM4 too: name the one"
            ),
            (
                databento
                    + "1704205800000000000,33,1,750,16800250000000,16801500000000,16799000000000,16800000000000,842,NQH4\n",
                "NQM4", ": ", "holds no rows of NQM4"
            ),
            (
                databento
                    + "1704205800000000000,33,1,750,9223372036854775807,16801500000000,16799000000000,16800000000000,8,NQH4\n",
                nil, ":2: ", "a number as the open"
            ),
            (
                databento
                    + "1704205801000000000,32,1,750,16800250000000,16801500000000,16799000000000,16800000000000,8,NQH4\n",
                nil, ":2: ", "a time on a whole minute"
            ),
            ("time,open,high,low,close\n1704205800,1,1,1,1\n", nil, ":2: ", "a column Volume"),
            ("2024-01-02 25:30:00,1,1,1,1,1\n", nil, ":1: ", "a New York date and time"),
            ("13/02/2024,09:30,1,1,1,1,1\n", nil, ":1: ", "a New York date and time"),
            ("ticker,timestamp,price,size\nNQH4,123456789012345678901,1,1\n", nil, ":2: ", "seconds to nanoseconds"),
        ] as [(String, String?, String, String)])
    func refusesWithTheLine(text: String, symbol: String?, place: String, expected: String) throws {
        try withFolder { folder in
            let path = try folder.write("NQ.csv", text)
            let refusal = folder.message {
                _ = try Recording(reading: RecordingFile(path: path, symbol: symbol))
            }
            #expect(refusal.hasPrefix("NQ.csv" + place), "\(refusal)")
            #expect(refusal.contains(expected), "\(refusal)")
        }
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B, 8, 0], "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD, 0], "zstd -d"), ([0x50, 0x4B, 3, 4], "unzip"),
            (Array("DBN\u{1}".utf8), "dbn --csv"), (Array("SCID8".utf8), "export the chart's bars"),
        ] as [([UInt8], String)])
    func whatIsPackedSaysHowToUnpackIt(bytes: [UInt8], advice: String) throws {
        try withFolder { folder in
            let path = try folder.write("NQ.csv", bytes)
            let refusal = folder.message { _ = try Recording(reading: RecordingFile(path: path)) }
            #expect(refusal.hasPrefix("NQ.csv:1: is ") && refusal.contains(advice), "\(refusal)")
        }
    }
}
