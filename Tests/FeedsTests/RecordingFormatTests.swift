import Market
import State
import Support
import Testing

@testable import Feeds

/// What is read from each kind of recording, however it is written.
@Suite struct RecordingFormatTests {
    private func rows(_ text: String, name: String = "NQ.csv") throws -> RecordedRows {
        try withFolder { try Recording(reading: RecordingFile(path: $0.write(name, text))).rows }
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

    @Test(arguments: [
        "timestamp,open,high,low,close,volume\n2024-01-02T14:30:00Z,16800.25,16801.5,16799.0,16800.0,842\n"
            + "2024-01-02T14:32:00Z,16800,16801,16800,16801,7\n",
        // No last line break, CRLF, BOM, trailing empty lines.
        "timestamp,open,high,low,close,volume\r\n2024-01-02T14:30:00Z,16800.25,16801.5,16799.0,16800.0,842\r\n"
            + "2024-01-02T14:32:00Z,16800,16801,16800,16801,7",
        "\u{FEFF}Timestamp,Open,High,Low,Close,Volume\n2024-01-02 14:30:00,16800.25,16801.5,16799,16800.000,842.0\n"
            + "2024-01-02 14:32,16800,16801,16800,16801,7\n\n\n",
        // Fractions, offsets, further columns.
        "timestamp,open,high,low,close,volume,true_delta,trades\n"
            + "2024-01-02T09:30:00.000-05:00,16800.25,16801.5,16799,16800.000,842,-3,9\r\n"
            + "2024-01-02T15:32:00+0100,16800,16801,16800,16801,7,,\r\n\r\n",
        // NinjaTrader, stamped with the end; point and comma.
        "20240102 143100;16800.25;16801.5;16799;16800;842\n20240102 143300;16800;16801;16800;16801;7\n",
        "20240102 143100;16800,25;16801,5;16799,0;16800;842\r\n20240102 143300;16800;16801;16800,00;16801;7",
    ])
    func readsBars(text: String) throws {
        let rows = try rows(text)
        #expect(rows.bars.minutes.indices.map { rows.bars[$0] } == Self.bars)
        #expect(rows.trades.times.isEmpty)
        #expect(rows.first == Self.bars[0].time)
        #expect(rows.last == Self.bars[1].time.adding(minutes: 1))
    }

    @Test func readsTradesWithTheirAggressors() throws {
        let rows = try rows(
            """
            timestamp,price,size,aggressor,sequence
            2023-12-25T23:00:00.000000000Z,4800.25,44,NONE,6000
            2023-12-25T23:00:00.085275419Z,4800.25,5,BUY,6006
            2023-12-25T23:00:00.085275419Z,4800,2,SELL,6008
            """, name: "ESH4_trades.csv")
        let time = Timestamp(seconds: 1_703_545_200)
        let later = time.adding(nanoseconds: 85_275_419)
        #expect(
            rows.trades.times.indices.map { rows.trades[$0] } == [
                Trade(time: time, price: Price(ticks: 19_201), size: 44, aggressor: .unknown),
                Trade(time: later, price: Price(ticks: 19_201), size: 5, aggressor: .buyer),
                Trade(time: later, price: Price(ticks: 19_200), size: 2, aggressor: .seller),
            ])
    }

    @Test func readsTicksAndKeepsThoseOfOneStamp() throws {
        let rows = try rows(
            """
            20261122 230000 0960000;6712.25;6712;6712.25;3
            20261122 230000 0960000;6712.25;6712;6712.25;1
            20261122 230000 1230000;6712;6712;6712.25;7
            20261122 230000 1230000;6712,25;6712;6712,50;7
            20261122 230000 1230000;6712;0;0;1
            """, name: "ES 12-26.Last.txt")
        let start = Timestamp(seconds: 1_795_388_400)
        let trades = rows.trades.times.indices.map { rows.trades[$0] }
        #expect(trades.map { $0.time - start } == [96_000_000, 96_000_000, 123_000_000, 123_000_000, 123_000_000])
        #expect(trades.map(\.size) == [3, 1, 7, 7, 1])
        #expect(trades.map(\.aggressor) == [.buyer, .buyer, .seller, .unknown, .unknown])
    }

    @Test func readsTicksOfWholeSeconds() throws {
        let rows = try rows("20261122 230000;6712.25;3\n20261122 230000;6712.00;7", name: "ES.txt")
        #expect(rows.trades.times.count == 2)
        #expect(rows.trades[1].price == Price(ticks: 26_848))
        #expect(rows.trades[1].aggressor == .unknown)
    }

    @Test func readsNegativePricesAndFineTicks() throws {
        let header = "timestamp,open,high,low,close,volume\n"
        let crude = try rows(header + "2020-04-20T18:30:00Z,-37.63,-3.2,-40.32,-5,9\n", name: "CL.csv")
        #expect(crude.bars[0].low == Price(ticks: -4_032))
        let euro = try rows(header + "2024-01-01T23:00:00Z,1.1076,1.10785,1.1076,1.1078,205", name: "6EH4_1m.csv")
        #expect(euro.bars[0].high == Price(ticks: 22_157))
        #expect(euro.bars[0].open == Price(ticks: 22_152))
    }

    /// More than one portion of the reader, lines parted at its border.
    @Test func readsAFileOfManyPortions() throws {
        var text = "timestamp,open,high,low,close,volume\n"
        let start = Timestamp(seconds: 1_704_067_200)
        for row in 0..<60_000 {
            let time = start.adding(minutes: Int64(row))
            let day = CivilDate(daysSinceEpoch: Int32(time.seconds / 86_400))
            let clock = LocalTime(date: day, secondOfDay: Int(time.seconds % 86_400)).clockWithSeconds
            text += "\(day)T\(clock)Z,\(16_000 + row % 50),17000.25,15000.5,16000.75,\(row)\n"
        }
        #expect(text.utf8.count > 3 << 20)
        let bars = try rows(text).bars
        #expect(bars.minutes.count == 60_000)
        #expect(
            bars.minutes.indices.allSatisfy { bars[$0].volume == $0 && bars[$0].open.ticks == 4 * (16_000 + $0 % 50) })
        // A fault far behind names its own line.
        let broken = text.replacing("2024-02-05T00:00:00Z,", with: "2024-02-05T00:00:00Z,x")
        #expect {
            _ = try rows(broken)
        } throws: { error in
            "\(error)".contains("NQ.csv:\(35 * 1_440 + 2): read \"2024-02-05T00:00:00Z,x")
        }
    }
}
