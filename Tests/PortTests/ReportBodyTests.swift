import Ledger
import Market
import Testing

@testable import Port

/// What the bridges of the wild send, well or badly.
@Suite struct ReportBodyTests {
    private func read(_ text: String) throws -> PositionReport { try ReportBody.read(Array(text.utf8)) }

    private func fault(_ text: String) -> BodyFault? {
        do {
            _ = try read(text)
            return nil
        } catch { return error as? BodyFault }
    }

    /// A body of one position with these values.
    private func body(
        account: String = "Sim101", quantity: String = "3", average: String = "5512.25", gain: String = "42.5"
    )
        -> String
    {
        #"{"account":"\#(account)","positions":[{"symbol":"MES 06-26","side":"Long","quantity":\#(quantity),"avgPrice":\#(average),"unrealizedPnL":\#(gain),"lastUpdate":"2026-03-04T15:20:10Z"}],"timestamp":"2026-03-04T15:20:10Z"}"#
    }

    @Test func readsAFlatAccount() throws {
        let report = try read("\u{FEFF}" + TestRequests.flat)
        #expect(report.account == "Sim101" && report.positions.isEmpty && !report.wasRepaired)
        #expect(report.sentAt == Timestamp(seconds: 1_772_637_610))
    }

    @Test func readsPositions() throws {
        let report = try read(body(gain: "98.9999999999782"))
        let position = try #require(report.positions.first)
        #expect(position.symbol == "MES 06-26" && position.side == .long && position.quantity == 3)
        #expect(position.averagePrice == 5512.25 && position.unrealised == Money(dollars: 99))
        #expect(position.changedAt == report.sentAt)
    }

    @Test func readsEveryFormOfANumber() throws {
        for (text, value) in [("5512", 5512), ("5.5E+03", 5500), ("6.5e-05", 0.000065), ("-0.25", -0.25)] {
            #expect(try read(body(average: text)).positions.first?.averagePrice == value)
        }
        #expect(try read(body(quantity: "3.0")).positions.first?.quantity == 3)
        #expect(try read(body(gain: "null")).positions.first?.unrealised == nil)
        #expect(try read(body(average: "1e999")).positions.first?.averagePrice == nil)
    }

    @Test func readsWhatTheLaterBridgesAdd() throws {
        let report = try read(
            #"""
            {"account":"Eval 7","cashBalance":50231.46,"realizedPnL":-118.5,"bridge_version":"2.0","positions":[],
            "pendingOrders":[{"orderId":"a1","name":"Stop \"A\" C:\\x\tz","instrument":"MES 06-26","action":"Sell",
            "type":"StopMarket","quantity":2,"limitPrice":0,"stopPrice":5490.5,"state":"Working"}],
            "totalUnrealizedPnL":0,"riskBlocked":true,"riskBlockReason":"line1\nline2","unheard":{"of":[1]},
            "timestamp":"2026-03-04T15:20:10Z"}
            """#)
        #expect(report.cash == Money(dollars: 50_231, cents: 46) && report.realised == Money(dollars: -118, cents: -50))
        #expect(report.isRiskBlocked == true && report.riskReason == "line1\nline2" && report.bridgeVersion == "2.0")
        let order = try #require(report.orders.first)
        #expect(order.name == "Stop \"A\" C:\\x\tz" && order.limitPrice == nil && order.stopPrice == 5490.5)
    }

    @Test func mendsNumbersOfOtherLanguages() throws {
        let german = try read(body(average: "5512,25", gain: "-37,5"))
        #expect(german.wasRepaired && german.positions.first?.averagePrice == 5512.25)
        #expect(german.positions.first?.unrealised == Money(dollars: -37, cents: -50))
        let swedish = try read(body(average: "5512,25", gain: "\u{2212}37,5"))
        #expect(swedish.wasRepaired && swedish.positions.first?.unrealised == Money(dollars: -37, cents: -50))
        for word in ["NaN", "Infinity", "-Infinity", "\u{221E}", "\u{2212}\u{221E}", "n. def.", "+unendlich"] {
            let report = try read(body(gain: word))
            #expect(report.wasRepaired && report.positions.count == 1, "\(word)")
            #expect(report.positions.first?.unrealised == nil)
        }
        #expect(try read(body(average: "6,5E\u{2212}05")).positions.first?.averagePrice == 0.000065)
    }

    /// Bodies that are JSON are never touched, however their text looks.
    @Test func leavesWhatIsJSONAlone() throws {
        for text in [
            TestRequests.flat, body(), body(gain: "-1E-05"), body(account: #"a \"avgPrice\":1,5} NaN"#),
            #"{"account":"x","positions":[],"note":"\"unrealizedPnL\":NaN}"}"#,
        ] {
            #expect(LocaleRepair.mended(Array(text.utf8)) == nil)
            #expect(try !read(text).wasRepaired)
        }
        // A repair touches the numbers alone: text that looks like one stays.
        let mended = try read(body(account: #"\"avgPrice\":1,5}"#, average: "2,5"))
        #expect(mended.account == #""avgPrice":1,5}"# && mended.positions.first?.averagePrice == 2.5)
    }

    @Test func mendsNoOtherKeyAndNoOtherTrouble() {
        #expect(fault(body(quantity: "3,5"))?.account == "Sim101")
        #expect(fault(body(quantity: "NaN")) != nil)
        #expect(fault(body(average: "5512,25,1")) != nil)
        #expect(fault(String(body(average: "5512,25").dropLast(30))) != nil)
    }

    @Test func tellsOfAnAccountWithABareQuote() throws {
        let fault = try #require(self.fault(body(account: #"My "Eval" acct"#)))
        #expect(fault.account == #"My "Eval" acct"#)
        #expect(fault.reason.contains("holds a quote") && fault.reason.contains("Rename"))
    }

    @Test func readsABackslashThatHappensToBeAnEscape() throws {
        #expect(try read(body(account: #"C:\new"#)).account == "C:\new")
        let fault = try #require(self.fault(body(account: #"C:\Users"#)))
        #expect(fault.reason.contains("doubled") && fault.account == #"C:\Users"#)
    }

    @Test func refusesWhatIsCutOrEmpty() throws {
        for count in 1..<body().utf8.count {
            let cut = Array(body().utf8.prefix(count))
            #expect(throws: BodyFault.self) { try ReportBody.read(cut) }
        }
        #expect(fault("")?.reason.contains("empty") == true)
        #expect(fault(String(body().dropLast(40)))?.account == "Sim101")
    }

    /// A half-read report must not stand for the whole, and one that says nothing must not clear the account.
    @Test(
        arguments: [
            (#"{"positions":[]}"#, "account is missing"), (#"{"account":"","positions":[]}"#, "account is empty"),
            (#"{"account":"a"}"#, "positions is missing"), (#"{"account":"a","positions":2}"#, "an array was expected"),
            (#"{"account":5,"positions":[]}"#, "a text in quotes was expected"),
            (#"{"account":"a","positions":[],"positions":[]}"#, "positions stands twice"),
            (#"{"account":"a","positions":[{"side":"Long","quantity":1}]}"#, "symbol of position 1 is missing"),
            (#"{"account":"a","positions":[{"symbol":"M","side":"Up","quantity":1}]}"#, "must be Long or Short"),
            (#"{"account":"a","positions":[{"symbol":"M","side":"Long","quantity":2.5}]}"#, "whole number"),
            (#"{"account":"a","positions":[{"symbol":"M","side":"Short","quantity":-2}]}"#, "whole number"),
            (#"{"account":"a","positions":[{"symbol":"M","side":"Flat","quantity":2}]}"#, "is flat and has a quantity"),
            ("[]", "an object was expected"),
        ])
    func refusesWithAReason(_ text: String, _ reason: String) throws {
        let fault = try #require(self.fault(text))
        #expect(fault.reason.contains(reason), "\(fault.reason)")
    }

    @Test func passesOverRowsWithoutContracts() throws {
        let report = try read(
            #"{"account":"a","positions":[{"symbol":"M","side":"Flat","quantity":0},{"symbol":"N","side":"short","quantity":1}]}"#
        )
        #expect(report.positions.map(\.symbol) == ["N"] && report.positions[0].side == .short)
    }

    @Test func boundsWhatASenderCanFill() {
        let row = #"{"symbol":"M","side":"Long","quantity":1}"#
        let rows = { Array(repeating: row, count: $0).joined(separator: ",") }
        #expect(fault(#"{"account":"a","positions":[\#(rows(200))]}"#) == nil)
        #expect(fault(#"{"account":"a","positions":[\#(rows(201))]}"#)?.reason.contains("more than 200") == true)
        #expect(fault(body(account: String(repeating: "a", count: 129)))?.reason.contains("longer than") == true)
        #expect(fault(#"{"account":"a","positions":[],"x":\#(String(repeating: "[", count: 100_000))}"#) != nil)
    }

    @Test func readsSignsOfLife() throws {
        let text =
            #"{"account":"Sim101","state":"Realtime","connected":true,"positions":2,"cashBalance":50231,46,"riskBlocked":false,"bridge_version":"2.0","listenerPort":8080,"timestamp":"2026-03-04T15:20:10Z"}"#
        let heartbeat = try HeartbeatBody.read(Array(text.utf8))
        #expect(heartbeat.positions == 2 && heartbeat.state == "Realtime" && heartbeat.isRiskBlocked == false)
        #expect(heartbeat.cash == Money(dollars: 50_231, cents: 46) && heartbeat.sentAt != nil)
        #expect(throws: BodyFault.self) { try HeartbeatBody.read(Array(#"{"positions":2}"#.utf8)) }
        #expect(throws: BodyFault.self) { try HeartbeatBody.read(Array(#"{"account":"a","positions":[]}"#.utf8)) }
    }
}

@Suite struct SenderStampTests {
    @Test(
        arguments: [
            ("2026-03-04T15:20:10Z", 1_772_637_610.0), ("2026-03-04T15.20.10Z", 1_772_637_610),
            ("2026-03-04 15:20:10.25z", 1_772_637_610.25), ("2026-03-04T10:20:10-05:00", 1_772_637_610),
            ("2026-03-04T16:20:10+0100", 1_772_637_610), ("2026-03-04T15:20:10,5Z", 1_772_637_610.5),
        ])
    func reads(_ text: String, _ seconds: Double) {
        #expect(SenderStamp.read(text)?.nanoseconds == Int64(seconds * 4) * 250_000_000)
    }

    @Test(
        arguments: [
            "2569-03-04T15:20:10Z", "1447-09-15T15:20:10Z", "2026-02-30T15:20:10Z", "2026-13-04T15:20:10Z",
            "2026-03-04T15:20:10", "2026-03-04T25:20:10Z", "2026-03-04T15:20Z", "04.03.2026 15:20:10", "", "now",
            "2026-03-04T15:20:10Zx", "2026-03-04T15:20:10+99:00",
        ])
    func readsNothingRatherThanAWrongTime(_ text: String) { #expect(SenderStamp.read(text) == nil) }
}
