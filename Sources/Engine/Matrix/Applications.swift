package import Model

/// The applications of a mesh that do not speak what their ports declare, by host and port.
package struct Applications: Sendable {
    private struct Key: Hashable {
        var host: String
        var port: Int
    }

    /// In the order in which they were given.
    package let items: [Application]
    private let places: [Key: Int]

    /// Of two with the same host and port, the last one counts.
    package init(_ items: [Application] = []) {
        self.items = items
        places = Dictionary(
            items.enumerated().map { (Key(host: NameResolution.normalized($1.host), port: $1.port), $0) },
            uniquingKeysWith: { $1 })
    }

    package func application(host: String, port: Int) -> Application? {
        if places.isEmpty { return nil }
        return places[Key(host: NameResolution.normalized(host), port: port)].map { items[$0] }
    }
}
