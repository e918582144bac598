import FoundationEssentials
import Glibc
import Market

/// What a vendor told of trading hours, in a small file that the next start reads. It can be asked for again, so a file
/// that is damaged is made anew.
package enum HoursFile {
    /// The file of a data folder.
    package static func path(in folder: String) -> String { folder + "/hours.json" }

    /// Nothing where there is no file.
    package static func read(in folder: String) throws(StorageError) -> VendorHours {
        let path = path(in: folder)
        guard access(path, F_OK) == 0 else { return VendorHours() }
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            guard data.count <= mostBytes else { throw CocoaError(.fileReadTooLarge) }
            return try JSONDecoder().decode(VendorHours.self, from: data)
        } catch {
            throw .damaged(
                path: path,
                what: "the kept trading hours cannot be read; they are written anew when Massive tells its schedule")
        }
    }

    /// Adds to what is kept, and lets go what is long past.
    package static func keep(_ hours: VendorHours, in folder: String) throws(StorageError) {
        let path = path(in: folder)
        var kept = VendorHours()
        do throws(StorageError) { kept = try read(in: folder) } catch {
            // The damaged file gives way to the new one.
        }
        kept.take(hours)
        if let newest = kept.roots.compactMap({ kept.toldAt($0) }).max() {
            kept.forget(before: TradingDay(NewYork.local(newest).date.adding(days: -keptDays)))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do { try encoder.encode(kept).write(to: URL(filePath: path), options: .atomic) } catch {
            throw .hindered(
                path: path, what: "the trading hours cannot be kept; check the folder and the room on its disk")
        }
    }

    /// As far back as a desk's history reaches.
    private static let keptDays = 90
    private static let mostBytes = 8 << 20
}
