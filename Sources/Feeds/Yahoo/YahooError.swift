import Transport

/// Why Yahoo gave no bars, as a sentence for the user.
enum YahooError: Error, Equatable, CustomStringConvertible {
    /// Too many requests; what it asked for in `Retry-After`.
    case limited(wait: Duration?)
    /// It wants a cookie and a crumb, or refuses those it was given.
    case crumbWanted
    /// A page for people in place of data.
    case page
    case status(Int)
    /// The answer breaks off or is no chart.
    case unreadable(String)
    /// It does not know the symbol.
    case symbolUnknown(String)
    case refused(String)
    case otherInterval(String)
    case transport(TransportError)

    var description: String {
        switch self {
        case .limited: "Yahoo wants fewer requests (429)"
        case .crumbWanted: "Yahoo refuses its own cookie (401)"
        case .page: "Yahoo answers with a web page; its service is down"
        case .status(let status): "Yahoo answers with status \(status)"
        case .unreadable(let what): "Yahoo's answer cannot be read: \(what)"
        case .symbolUnknown(let symbol): "Yahoo does not know \(symbol)"
        case .refused(let why): "Yahoo refuses: \(why)"
        case .otherInterval(let interval): "Yahoo answers with bars of \(interval), not of 1m"
        case .transport(let error): error.description
        }
    }
}
