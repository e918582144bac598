/// Files that must be unpacked before they can be read.
package enum PackedFile: Equatable, Sendable {
    case gzip, zstandard, zip, databentoBinary, sierraBinary

    /// Nil where the bytes begin no such file.
    static func kind(of bytes: some Sequence<UInt8>) -> PackedFile? {
        let starts: [([UInt8], PackedFile)] = [
            ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x50, 0x4B, 0x03, 0x04], .zip),
            (Array("DBN".utf8), .databentoBinary), (Array("SCID".utf8), .sierraBinary),
        ]
        return starts.first { bytes.starts(with: $0.0) }?.1
    }

    /// What it is, and how it becomes a text file.
    var advice: String {
        switch self {
        case .gzip: "is compressed by gzip: unpack it with gunzip -k"
        case .zstandard: "is compressed by Zstandard: unpack it with zstd -d"
        case .zip: "is a zip archive: unpack it with unzip"
        case .databentoBinary: "is Databento's binary form: ask for CSV, or make it with dbn --csv"
        case .sierraBinary: "is Sierra Chart's own file: export the chart's bars as text (Edit, Export Bar Data)"
        }
    }
}
