import CHiredis

/// What a server answered.
enum RedisReply: Hashable, Sendable {
    case text([UInt8])
    case status(String)
    case integer(Int64)
    case list([RedisReply])
    case nothing
    /// The server's own words.
    case error(String)

    init(_ reply: redisReply) {
        switch reply.type {
        case REDIS_REPLY_STRING: self = .text(Self.bytes(reply))
        case REDIS_REPLY_STATUS: self = .status(String(decoding: Self.bytes(reply), as: UTF8.self))
        case REDIS_REPLY_ERROR: self = .error(String(decoding: Self.bytes(reply), as: UTF8.self))
        case REDIS_REPLY_INTEGER: self = .integer(reply.integer)
        case REDIS_REPLY_ARRAY:
            self = .list(
                (0..<reply.elements).compactMap { index in
                    reply.element[index].map { RedisReply($0.pointee) }
                })
        default: self = .nothing
        }
    }

    private static func bytes(_ reply: redisReply) -> [UInt8] {
        guard let text = reply.str else { return [] }
        return UnsafeRawBufferPointer(start: text, count: reply.len).map { $0 }
    }

    var string: String? {
        if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }

    var list: [RedisReply] {
        if case .list(let items) = self { items } else { [] }
    }

    /// The first error in it, at any depth.
    var fault: String? {
        switch self {
        case .error(let text): text
        case .list(let items): items.lazy.compactMap(\.fault).first
        default: nil
        }
    }
}
