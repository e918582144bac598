import Canvas
import FoundationEssentials

/// The answer to a request for the models.
enum ModelList {
    private struct Told: Decodable {
        struct Model: Decodable {
            var id: String
        }

        var data: [Model]
    }

    /// Sorted names, made plain.
    static func names(in body: [UInt8]) throws -> [String] {
        guard let told = try? JSONDecoder().decode(Told.self, from: Data(body)) else {
            throw BriefingError.requestRefused(status: 200, "the list of models cannot be read")
        }
        return told.data.map { OutsideText.line($0.id) }.sorted()
    }
}
