import Model

extension Decoder {
    mutating func peerAuthentication(_ header: Header, _ metadata: consuming Metadata) -> PeerAuthentication {
        let spec = object(header.node, "spec")
        return PeerAuthentication(
            metadata: metadata, selector: labels(object(spec, "selector"), "matchLabels"),
            mode: choice(object(spec, "mtls"), "mode") ?? .unset, portLevels: portLevels(object(spec, "portLevelMtls")))
    }

    private mutating func portLevels(_ node: Int?) -> [PeerAuthentication.PortLevel] {
        guard let node else { return [] }
        var levels: [PeerAuthentication.PortLevel] = []
        for (key, value) in document.members(node) {
            guard let port = port(key) else { continue }
            guard document.kind(value) != .null, expect(value, .object) else { continue }
            levels.append(.init(port: port, mode: choice(value, "mode") ?? .unset))
        }
        return levels.sorted { $0.port < $1.port }
    }

    /// A port that is the name of a member.
    mutating func port(_ key: Int) -> Int? {
        let text = document.string(key)
        if let port = Int(text), Self.ports.contains(port) { return port }
        fault(
            key, .outOfRange, "`\(text.shortened)` is no port; name the workload's port by its number, as in `\"8443\"`"
        )
        return nil
    }
}
