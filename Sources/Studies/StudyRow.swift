/// Values of one or more studies at one bar, in the order of their fields. A value is a finite number or absent.
@usableFromInline package struct StudyRow: Hashable, Codable, Sendable {
    /// NaN stands for absent, and never leaves this type.
    @usableFromInline var values: [Double] = []

    package init(capacity: Int = 0) { values.reserveCapacity(capacity) }

    package var count: Int { values.count }
    // Inlinable: past values are picked from a row at every bar.
    @inlinable package subscript(index: Int) -> Double? { values[index].isFinite ? values[index] : nil }

    /// Appends a value; what is no finite number counts as absent. Not inlined, nor are the next ones: a set writes some
    /// hundred values a bar, and the code of as many appends does not fit the processor's nearest cache.
    @inline(never)
    package mutating func append(_ value: Double?) { values.append(value ?? .nan) }

    /// Appends yes or no.
    @inline(never)
    package mutating func append(_ isOn: Bool) { values.append(isOn ? 1 : 0) }

    /// Appends values that are all there.
    @inline(never)
    package mutating func append(_ present: [Double]) { values += present }

    /// Appends so many absent values.
    @inline(never)
    package mutating func appendAbsent(_ count: Int) {
        for _ in 0..<count { values.append(.nan) }
    }

    package mutating func append(_ other: StudyRow) { values += other.values }

    package mutating func removeAll() { values.removeAll(keepingCapacity: true) }

    /// Absent values are equal to each other, and 0 to −0 is not: equal rows print alike.
    @usableFromInline package static func == (a: StudyRow, b: StudyRow) -> Bool {
        a.values.elementsEqual(b.values) { ($0.isFinite ? $0.bitPattern : nil) == ($1.isFinite ? $1.bitPattern : nil) }
    }

    @usableFromInline package func hash(into hasher: inout Hasher) {
        for value in values { hasher.combine(value.isFinite ? value.bitPattern : 0) }
    }
}
