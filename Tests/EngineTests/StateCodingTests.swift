import Market
import Studies
import Support
import Testing

@testable import Engine

/// The bytes of a saved state: what goes in comes out, and what is damaged is refused.
@Suite struct StateCodingTests {
    private enum Shape: Codable, Hashable {
        case plain
        case of(Double, name: String?)
    }

    private struct Everything: Codable, Hashable {
        var numbers = [1.5, -0.0, .infinity, .leastNonzeroMagnitude]
        var floats: [Float] = [0.1, -7]
        var wholes = [0, -1, .max, .min]
        var none: [Int] = []
        var halves: [Int32] = [.min, 0, .max]
        var quarters: [UInt16] = [0, .max, 3]
        var bytes: [UInt8] = [255, 0]
        var absent: Int?
        var present: Int? = 3
        var inner: [[String]] = [["a", ""], [], ["gr\u{fc}n"]]
        var gaps: [Double?] = [1, nil, 3]
        var shapes = [Shape.plain, .of(2, name: nil), .of(3, name: "x")]
        var table = ["b": 2, "a": 1]
        var byFrame: [TimeFrame: Bool] = [.oneHour: true, .oneMinute: false]
        var small: UInt8 = 255
        var large = UInt64.max
        var narrow: Int16 = -300
        var single: Float = 2.5
        var price = Price(ticks: -40)
        var span = Timestamp(seconds: 1)..<Timestamp(seconds: 2)
    }

    @Test func whatGoesInComesOut() throws {
        let value = Everything()
        #expect(try StateDecoder.value(Everything.self, of: StateEncoder.bytes(of: value)) == value)
        #expect(try StateDecoder.value([Double].self, of: StateEncoder.bytes(of: [Double.nan]))[0].isNaN)
        #expect(try StateDecoder.value(Int.self, of: StateEncoder.bytes(of: 7)) == 7)
    }

    @Test(arguments: Studies.all.map(\.name)) func everyStudyComesOutEqual(name: String) throws {
        let kind = try #require(Studies.byName[name])
        try check(kind.make(StudySetup(spec: Harness.nq.spec, frame: .oneMinute)))
    }

    private func check<S: Study>(_ fresh: S) throws {
        var study = fresh
        let start = Harness.calendar.session(of: Harness.monday).lowerBound
        for (place, bar) in randomBars(600, from: start, seed: 5, price: 20_000).enumerated() {
            study.add(bar, day: Harness.monday)
            guard place % 120 == 119 else { continue }
            #expect(try StateDecoder.value(S.self, of: StateEncoder.bytes(of: study)) == study)
        }
    }

    @Test func damageIsRefused() throws {
        let bytes = try StateEncoder.bytes(of: Everything())
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(throws: (any Error).self) { try StateDecoder.value(Everything.self, of: damaged) }
            #expect(throws: (any Error).self) { try StateDecoder.value(Everything.self, of: Array(bytes[..<place])) }
        }
    }

    @Test func anotherShapeIsRefused() throws {
        struct Other: Codable { var numbers: [Int] }
        struct Further: Codable { var numbers: [Double], moon: Int }
        let bytes = try StateEncoder.bytes(of: Everything())
        #expect(throws: (any Error).self) { try StateDecoder.value(Other.self, of: bytes) }
        #expect(throws: (any Error).self) { try StateDecoder.value(Further.self, of: bytes) }
        #expect(throws: (any Error).self) { try StateDecoder.value([Int].self, of: bytes) }
        #expect(throws: (any Error).self) { try StateDecoder.value(UInt8.self, of: StateEncoder.bytes(of: 300)) }
    }
}
