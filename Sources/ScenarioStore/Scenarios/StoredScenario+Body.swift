extension StoredScenario {
    /// A scenario with a body that is whole, which is taken apart where `head` and `content` of a new one would meet.
    package init(
        id: ULID, name: String?, labels: [Label], verdict: String, codes: [String], namespaces: [String], body: [UInt8]
    ) {
        let start = Self.contentStart(of: body)
        self.init(
            id: id, name: name, labels: labels, verdict: verdict, codes: codes, namespaces: namespaces,
            head: Array(body[..<start]),
            content: ScenarioContent(json: start == 0 ? body : [UInt8(ascii: "{")] + body[start...]))
    }

    /// Where the third member of a body begins; 0 where it does not begin with an identifier.
    private static func contentStart(of body: [UInt8]) -> Int {
        guard body.starts(with: "{\"id\":\"".utf8) else { return 0 }
        let commas = body.prefix(128).indices.lazy.filter { body[$0] == UInt8(ascii: ",") }
        return commas.dropFirst().first.map { $0 + 1 } ?? 0
    }
}
