/// Whether a server has on its disk what it has answered for.
enum RedisDurability {
    /// Settings and the values without which an answer means nothing after a power cut.
    private static let needed = [
        ("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction"),
    ]

    static func read(_ connection: RedisConnection) throws(StorageError) -> Durability {
        let answers = try connection.askAnyway(needed.map { ["CONFIG", "GET", $0.0] })
        var missing: [String] = []
        for (answer, (setting, value)) in zip(answers, needed) {
            let words = answer.list.compactMap(\.string)
            guard words.count == 2 else {
                return Durability(
                    isDurable: false,
                    note:
                        "the Redis server does not tell how it keeps things (CONFIG GET is refused); allow it to this user"
                )
            }
            if words[1] != value { missing.append("\(setting) \(value)") }
        }
        guard !missing.isEmpty else { return .durable }
        return Durability(
            isDurable: false,
            note:
                "the Redis server may lose pushes in a power cut; set \(missing.joined(separator: ", ")) in redis.conf")
    }
}
