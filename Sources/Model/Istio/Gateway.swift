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
        /// The Secrets that hold the certificates, as their names are written: one, or one for each kind of key.
        package var credentialNames: [String]
        /// The Secret or ConfigMap with the authorities of clients, where it is not the one beside the first of those.
        package var authorityName: String?
        /// Paths in the gateway's pods.
        package var files: Files
        /// What a client's certificate has to name; empty for anything.
        package var subjectAltNames: [String]
        package var insecureSkipVerify: Bool

        package init(
            mode: TLSMode = .passthrough, redirectsToHTTPS: Bool = false, credentialNames: [String] = [],
            authorityName: String? = nil, files: Files = Files(), subjectAltNames: [String] = [],
            insecureSkipVerify: Bool = false
        ) {
            self.mode = mode
            self.redirectsToHTTPS = redirectsToHTTPS
            self.credentialNames = credentialNames
            self.authorityName = authorityName
            self.files = files
            self.subjectAltNames = subjectAltNames
            self.insecureSkipVerify = insecureSkipVerify
        }
    }

    package struct Files: Hashable, Sendable {
        package var serverCertificate: String?
        package var privateKey: String?
        package var caCertificates: String?

        /// Further certificates of `tlsCertificates`, each with its key.
        package var further: [Pair] = []

        package struct Pair: Hashable, Sendable {
            package var serverCertificate: String?
            package var privateKey: String?

            package init(serverCertificate: String?, privateKey: String?) {
                self.serverCertificate = serverCertificate
                self.privateKey = privateKey
            }
        }

        package init(serverCertificate: String? = nil, privateKey: String? = nil, caCertificates: String? = nil) {
            self.serverCertificate = serverCertificate
            self.privateKey = privateKey
            self.caCertificates = caCertificates
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
