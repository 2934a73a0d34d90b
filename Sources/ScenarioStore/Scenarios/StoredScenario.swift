/// A scenario as it was answered, with the members that lists filter by.
///
/// The store never reads the body: what was answered is what is given back, byte for byte.
package struct StoredScenario: Hashable, Sendable {
    /// What it is asked for by, and when it was made.
    package let id: ULID
    /// What the caller called it.
    package let name: String?
    /// What the caller filed it under, in the caller's order.
    package let labels: [Label]
    /// The word of the answer, as in the contract.
    package let verdict: String
    /// The codes of its findings, each once.
    package let codes: [String]
    /// The namespaces that its peers are in, each once.
    package let namespaces: [String]
    /// The start of the body, up to what other scenarios may share: its number and its time. Empty when there is none.
    let head: [UInt8]
    let content: ScenarioContent

    /// A label that the caller put on the scenario.
    package struct Label: Hashable, Sendable {
        package let key: String
        package let value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// A scenario whose body is `head` and, behind it, the members of `content`.
    ///
    /// - Parameter head: the start of a JSON object with its first two members, and the comma after them.
    package init(
        id: ULID, name: String?, labels: [Label], verdict: String, codes: [String], namespaces: [String], head: [UInt8],
        content: ScenarioContent
    ) {
        self.id = id
        self.name = name
        self.labels = labels
        self.verdict = verdict
        self.codes = codes
        self.namespaces = namespaces
        self.head = head
        self.content = content
    }

    /// The moment of creation, in milliseconds since 1970-01-01T00:00:00Z: the one its identifier carries.
    ///
    /// One source for both, so that the order of identifiers is the order of creation and a range of time is a range
    /// of identifiers.
    package var createdAt: Int64 { id.milliseconds }

    /// The full scenario as JSON, on one line; put together at each call.
    package var body: [UInt8] {
        head.isEmpty ? content.json : head + content.json.dropFirst()
    }

    /// How many bytes the body has.
    package var bodySize: Int {
        head.isEmpty ? content.json.count : head.count + content.json.count - 1
    }

    /// The entity tag without its quotes: a SHA-256 of the head and of the content's SHA-256, as base64url.
    package var etag: String { Base64URL.text(Digest(of: head + content.digest.bytes).bytes) }
}
