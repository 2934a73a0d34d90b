/// What the proxies of a gateway listen for: Istio's `Gateway`.
package struct Gateway: Hashable, Sendable {
    package enum TLSMode: String, Hashable, Sendable, CaseIterable {
        case passthrough = "PASSTHROUGH"
        case simple = "SIMPLE"
        case mutual = "MUTUAL"
        case autoPassthrough = "AUTO_PASSTHROUGH"
        case istioMutual = "ISTIO_MUTUAL"
        case optionalMutual = "OPTIONAL_MUTUAL"
    }

    package struct TLS: Hashable, Sendable {
        package var mode: TLSMode
        package var redirectsToHTTPS: Bool
        /// The Secret that holds the certificate, by its name alone.
        package var credentialName: String?

        package init(mode: TLSMode = .passthrough, redirectsToHTTPS: Bool = false, credentialName: String? = nil) {
            self.mode = mode
            self.redirectsToHTTPS = redirectsToHTTPS
            self.credentialName = credentialName
        }
    }

    package struct Server: Hashable, Sendable {
        package var name: String?
        package var port: Int
        package var portName: String
        package var protocolName: String
        package var bind: String?
        /// `hosts` as written: `host`, `namespace/host`, `./host` or `*/host`.
        package var hosts: [String]
        package var tls: TLS?

        package init(
            name: String? = nil, port: Int, portName: String = "", protocolName: String, bind: String? = nil,
            hosts: [String], tls: TLS? = nil
        ) {
            self.name = name
            self.port = port
            self.portName = portName
            self.protocolName = protocolName
            self.bind = bind
            self.hosts = hosts
            self.tls = tls
        }
    }

    package var metadata: Metadata
    /// The labels of the pods; nil stands for every gateway's.
    package var selector: Labels?
    package var servers: [Server]

    package init(metadata: Metadata, selector: Labels? = nil, servers: [Server] = []) {
        self.metadata = metadata
        self.selector = selector
        self.servers = servers
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "Gateway", namespace: metadata.namespace, name: metadata.name)
    }
}
