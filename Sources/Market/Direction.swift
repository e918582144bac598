/// Up, down or neither.
package enum Direction: String, Sendable, Codable {
    case up, down, flat
}
