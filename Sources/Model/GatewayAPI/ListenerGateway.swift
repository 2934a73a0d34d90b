/// A Gateway of the Kubernetes Gateway API.
package struct ListenerGateway: Hashable, Sendable {
    /// Whose routes may attach.
    package enum Allowed: Hashable, Sendable {
        case same, all
        /// Those of namespaces with these labels.
        case labelled(Labels)
    }

    package struct Listener: Hashable, Sendable {
        package var name: String
        /// nil stands for every host.
        package var hostname: String?
        package var port: Int
        /// `HTTP`, `HTTPS`, `TLS`, `TCP`, …
        package var protocolName: String
        /// nil where the listener has no `tls`.
        package var tls: Gateway.TLSMode?
        /// `namespace/name` of the Secrets that hold its certificates.
        package var certificates: [String]
        /// How many more `certificateRefs` name what is no Secret.
        package var otherReferences = 0
        /// `namespace/name` of the ConfigMap that its clients' certificates are verified by.
        package var authorities: String?
        /// Whether `caCertificateRefs` names more than that one.
        package var hasSeveralAuthorities = false
        /// `AllowInsecureFallback`: a client's certificate is asked for, and any is good enough.
        package var takesAnyCertificate = false
        package var allowed: Allowed
        /// Kinds of routes; empty stands for those that fit the protocol.
        package var kinds: [String]

        package init(
            name: String, hostname: String?, port: Int, protocolName: String, tls: Gateway.TLSMode?,
            certificates: [String] = [], authorities: String? = nil, allowed: Allowed, kinds: [String]
        ) {
            self.name = name
            self.hostname = hostname
            self.port = port
            self.protocolName = protocolName
            self.tls = tls
            self.certificates = certificates
            self.authorities = authorities
            self.allowed = allowed
            self.kinds = kinds
        }
    }

    package var metadata: Metadata
    package var className: String
    package var listeners: [Listener]
    /// Host names of Services whose pods it configures, instead of pods of its own.
    package var services: [String]

    package init(metadata: Metadata, className: String, listeners: [Listener], services: [String]) {
        self.metadata = metadata
        self.className = className
        self.listeners = listeners
        self.services = services
    }

    package var reference: ObjectReference {
        ObjectReference(kind: Self.kind, namespace: metadata.namespace, name: metadata.name)
    }

    /// With its group, as Istio has a kind of this name too.
    package static let kind = "Gateway.gateway.networking.k8s.io"
}
