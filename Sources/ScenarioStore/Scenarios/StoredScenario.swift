/// A scenario as it was answered, with the members that lists filter by.
///
/// The store never reads the body: what was answered is what is given back, byte for byte.
package struct StoredScenario: Hashable, Sendable {
    package let id: ULID
    package let name: String?
    package let labels: [Label]
    package let verdict: String
    package let codes: [String]
    package let namespaces: [String]
    /// The full scenario as JSON, on one line.
    package let body: [UInt8]

    /// A label that the caller put on the scenario.
    package struct Label: Hashable, Sendable {
        package let key: String
        package let value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    package init(
        id: ULID, name: String?, labels: [Label], verdict: String, codes: [String], namespaces: [String], body: [UInt8]
    ) {
        self.id = id
        self.name = name
        self.labels = labels
        self.verdict = verdict
        self.codes = codes
        self.namespaces = namespaces
        self.body = body
    }

    /// The moment of creation, in milliseconds since 1970-01-01T00:00:00Z: the one its identifier carries.
    ///
    /// One source for both, so that the order of identifiers is the order of creation and a range of time is a range
    /// of identifiers.
    package var createdAt: Int64 { id.milliseconds }

    /// The entity tag without its quotes: the SHA-256 of the body as base64url, computed at each call.
    package var etag: String { Base64URL.text(Digest(of: body).bytes) }
}
