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

    /// The pods of a Gateway of the Gateway API, which has no selector.
    package struct Managed: Hashable, Sendable {
        package var gateway: String
        /// Host names of Services instead.
        package var services: [String]

        package init(gateway: String, services: [String]) {
            self.gateway = gateway
            self.services = services
        }
    }

    package var metadata: Metadata
    /// The labels of the pods; nil stands for every gateway's.
    package var selector: Labels?
    package var servers: [Server]
    /// nil for Istio's own kind.
    package var managed: Managed?
    /// The object that it stands for, where it was not written as it is.
    package var generatedFrom: ObjectReference?

    package init(
        metadata: Metadata, selector: Labels? = nil, servers: [Server] = [], managed: Managed? = nil,
        generatedFrom: ObjectReference? = nil
    ) {
        self.metadata = metadata
        self.selector = selector
        self.servers = servers
        self.managed = managed
        self.generatedFrom = generatedFrom
    }

    package var reference: ObjectReference {
        generatedFrom ?? ObjectReference(kind: "Gateway", namespace: metadata.namespace, name: metadata.name)
    }
}
