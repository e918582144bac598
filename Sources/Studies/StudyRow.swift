/// Values of one or more studies at one bar, in the order of their fields. A value is a finite number or absent.
@usableFromInline package struct StudyRow: Hashable, Codable, Sendable {
    /// NaN stands for absent.
    @usableFromInline var values: [Double] = []

    package init() {}

    /// - Parameters:
    ///   - count: values of the row.
    ///   - write: writes them all.
    package init(count: Int, _ write: (inout Writer) -> Void) {
        // Room for one at least, so that there is a place to begin at.
        values = Array(unsafeUninitializedCapacity: max(1, count)) { buffer, initialized in
            Writer.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), write)
            initialized = count
        }
    }

    package var count: Int { values.count }
    // Inlinable: past values are picked from a row at every bar.
    @inlinable package subscript(index: Int) -> Double? { values[index].isFinite ? values[index] : nil }

    /// Lends all values, with NaN for absent ones, to loops over thousands of them.
    package func withValues(_ body: (UnsafeBufferPointer<Double>) -> Void) { values.withUnsafeBufferPointer(body) }

    package mutating func append(_ value: Double?) { values.append(value ?? .nan) }

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

// MARK: - Writing

extension StudyRow {
    /// Takes the values of a row one after the other. Memory of its own would have to be asked about at each of them, and a
    /// set tells some hundred a bar.
    package struct Writer: ~Copyable {
        private var next: UnsafeMutablePointer<Double>
        private let end: UnsafeMutablePointer<Double>

        /// Has all places of a buffer written, none more and none less.
        fileprivate static func fill(_ buffer: UnsafeMutableBufferPointer<Double>, _ write: (inout Writer) -> Void) {
            guard let start = buffer.baseAddress else { return }
            var writer = Writer(next: start, end: start + buffer.count)
            write(&writer)
            precondition(writer.next == writer.end, "a study tells as many values as it has fields")
        }

        /// Appends a value; what is no finite number counts as absent. Not inlined, nor are the next ones: the code of so
        /// many appends does not fit the processor's nearest cache.
        @inline(never)
        package mutating func append(_ value: Double?) { put(value ?? .nan) }

        /// Appends yes or no.
        @inline(never)
        package mutating func append(_ isOn: Bool) { put(isOn ? 1 : 0) }

        /// Appends values that are all there.
        @inline(never)
        package mutating func append(_ present: [Double]) {
            for value in present { put(value) }
        }

        /// Appends so many absent values.
        @inline(never)
        package mutating func appendAbsent(_ count: Int) {
            for _ in 0..<count { put(.nan) }
        }

        /// Appends values of another row.
        package mutating func append(_ row: StudyRow, _ places: Range<Int>) {
            for place in places { put(row.values[place]) }
        }

        @inline(__always)
        private mutating func put(_ value: Double) {
            precondition(next < end, "a study tells no more values than it has fields")
            next.pointee = value
            next += 1
        }
    }
}
