/// Some figures of a vector, and what ours are against them.
struct VectorEntry {
    let vector: String
    let figures: String
    /// The function that proves it; nil where there is nothing to hold the figures against.
    let test: String?
    /// Nil where ours are equal; else why they are not.
    let difference: String?

    init(_ vector: String, _ figures: String, _ test: String?, differs difference: String? = nil) {
        self.vector = vector
        self.figures = figures
        self.test = test
        self.difference = difference
    }
}
