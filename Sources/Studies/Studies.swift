/// Every study there is. A new one is a file with a type that conforms to `Study`, and a line in its folder's list.
package enum Studies {
    package static let all: [StudyKind] = basics + insights + candles + flow

    package static let byName: [String: StudyKind] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
