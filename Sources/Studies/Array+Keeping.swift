extension Array {
    /// Appends an element; the oldest makes room where there are `limit`. In place, so that room never doubles.
    mutating func append(_ element: Element, keeping limit: Int) {
        guard count >= limit, limit > 0 else { return appendTightly(element) }
        for place in 1..<count { self[place - 1] = self[place] }
        self[count - 1] = element
    }

    /// Appends an element, and makes room for a few where there is none: a list that is bounded and often copied need not
    /// hold twice what is in it.
    mutating func appendTightly(_ element: Element) {
        if count == capacity { reserveCapacity(count + Swift.max(4, count / 8)) }
        append(element)
    }
}
