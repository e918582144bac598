/// Why saved studies cannot be taken up.
package enum StudiesError: Error, Equatable, CustomStringConvertible {
    case unknownStudy(String)

    package var description: String {
        switch self {
        case .unknownStudy(let name):
            "The saved state holds the study \(name), which this version does not know. Delete it to begin anew."
        }
    }
}
