package import Model

/// What is said of the applications of a mesh: `{"items": [{"host", "port", "app", "request"}]}`.
package struct ApplicationsReading: Sendable {
    package let items: [Application]
    /// The text as compact JSON.
    package let text: [UInt8]

    /// Reads one text.
    ///
    /// - Throws: everything that is wrong with it.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, Self.shape)
        if body.decoder.member(body.root, "items") == nil {
            body.decoder.fault(
                body.root, .missingMember, "no `items`; an empty list takes back what was said before")
        }
        items = body.decoder.applications(body.root, "items")
        try body.end()
        text = JSONText.write(body.root, of: body.decoder.document)
    }

    private static let shape = Shape("items(\(members))", of: "a list of applications")

    /// The members of an item.
    static let members = """
        host,port,app(protocol,tls,requiresClientCertificate),
        request(protocol,host,method,path,tls(sni,alpn,verify,clientCertificate))
        """
}

extension Decoder {
    /// The items of a member that lists what is served and sent on a host and port.
    mutating func applications(_ parent: Int?, _ name: MemberName) -> [Application] {
        var items: [Application] = []
        var seen: Set<String> = []
        for node in objects(parent, name) {
            guard let place = hostAndPort(node) else { continue }
            if !seen.insert("\(place.host.lowercased()):\(place.port)").inserted {
                fault(node, .duplicateObject, "`\(place.host):\(place.port)` is given twice; keep one of the two")
            }
            items.append(
                Application(
                    host: place.host, port: place.port, application: application(object(node, "app")),
                    call: call(node)))
        }
        return items
    }
}
