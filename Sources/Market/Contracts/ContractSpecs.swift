/// The products that copilot knows, and what the user's settings make of them.
package struct ContractSpecs: Sendable {
    /// In the order of the table, the user's own at the end.
    package private(set) var list: [ContractSpec]
    private var indices: [String: Int]

    package init(_ list: [ContractSpec]) {
        self.list = []
        indices = [:]
        for spec in list { set(spec) }
    }

    package subscript(root: String) -> ContractSpec? { indices[root].map { list[$0] } }

    /// Adds a product, or takes the place of the one with the same root.
    package mutating func set(_ spec: ContractSpec) {
        if let index = indices[spec.root] {
            list[index] = spec
        } else {
            indices[spec.root] = list.count
            list.append(spec)
        }
    }

    /// Sets the costs and the margin of a known root where the settings name them; false when the root is not known.
    @discardableResult
    package mutating func override(_ root: String, costPerSide: Money? = nil, dayMargin: Money? = nil) -> Bool {
        guard let index = indices[root] else { return false }
        if let costPerSide { list[index].costPerSide = costPerSide }
        if let dayMargin { list[index].dayMargin = dayMargin }
        return true
    }

    /// The full-size product of a micro, or the micros of a full-size product.
    package func twins(of spec: ContractSpec) -> [ContractSpec] {
        if let full = spec.fullSizeRoot { return self[full].map { [$0] } ?? [] }
        return list.filter { $0.fullSizeRoot == spec.root }
    }

    /// The built-in products.
    package static let standard = ContractSpecs(ContractTable.specs)
    package static var all: [ContractSpec] { standard.list }
    package static let byRoot: [String: ContractSpec] = Dictionary(uniqueKeysWithValues: all.map { ($0.root, $0) })
}
