import Market
import Testing

@testable import Studies

/// The stores of studies that are long or often copied, against the plain ones.
@Suite struct LongWindowTests {
    @Test(arguments: [1, 5, 63, 64, 65, 200])
    func aLongWindowIsAWindow(length: Int) {
        var numbers = SeededNumbers(seed: UInt64(length))
        var long = LongWindow<Double>(length: length)
        var plain = RollingWindow<Double>(length: length)
        var copies: [(LongWindow<Double>, [Double])] = []
        for turn in 0..<500 {
            let value = Double(numbers.next() % 1_000)
            long.add(value)
            plain.add(value)
            let values = (0..<plain.count).map { plain[$0] }
            #expect(long.values == values)
            #expect(long.count == plain.count && (0..<long.count).map { long[$0] } == values)
            if turn % 97 == 0 { copies.append((long, values)) }
        }
        // What came later is not in a copy.
        for (copy, values) in copies { #expect(copy.values == values) }
    }

    @Test func aBoundedListKeepsTheNewest() {
        var list: [Int] = []
        for value in 0..<100 {
            list.append(value, keeping: 7)
            #expect(list == Array(max(0, value - 6)...value))
        }
        #expect(list.capacity < 14)
        var copy = list
        copy.append(100, keeping: 7)
        #expect(list.last == 99 && copy == Array(94...100))
        #expect(copy.capacity < 14)
    }
}
