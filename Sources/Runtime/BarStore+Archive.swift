import Feeds
import Storage

/// The database of bars is an archive: joined here, for neither of the two modules knows the other.
extension BarStore: BarArchive {}
