/// What a workload's sidecar knows of the mesh, and which ports it opens.
package struct Sidecar: Hashable, Sendable {
    package enum CaptureMode: String, Hashable, Sendable, CaseIterable {
        case `default` = "DEFAULT"
        case iptables = "IPTABLES"
        case none = "NONE"
    }

    package struct Port: Hashable, Sendable {
        package var number: Int
        package var name: String
        package var protocolName: String

        package init(number: Int, name: String = "", protocolName: String = "") {
            self.number = number
            self.name = name
            self.protocolName = protocolName
        }

        /// Whether it is for requests that name their whole URL, as to a forward proxy.
        package var isHTTPProxy: Bool { protocolName.lowercased() == "http_proxy" }
    }

    package struct Ingress: Hashable, Sendable {
        package var port: Port
        package var bind: String?
        package var captureMode: CaptureMode
        package var defaultEndpoint: String?
        /// Whether `tls` is given: TLS of the user's own, which a sidecar terminates only behind a feature flag.
        package var hasTLS: Bool

        package init(
            port: Port, bind: String? = nil, captureMode: CaptureMode = .default, defaultEndpoint: String? = nil,
            hasTLS: Bool = false
        ) {
            self.port = port
            self.bind = bind
            self.captureMode = captureMode
            self.defaultEndpoint = defaultEndpoint
            self.hasTLS = hasTLS
        }
    }

    package struct Egress: Hashable, Sendable {
        package var port: Port?
        package var bind: String?
        package var captureMode: CaptureMode
        /// `namespace/host`, as written.
        package var hosts: [String]

        package init(
            port: Port? = nil, bind: String? = nil, captureMode: CaptureMode = .default, hosts: [String] = []
        ) {
            self.port = port
            self.bind = bind
            self.captureMode = captureMode
            self.hosts = hosts
        }
    }

    package var metadata: Metadata
    /// `workloadSelector.labels`; empty where there is no selector.
    package var workloadSelector: Labels
    package var ingress: [Ingress]
    package var egress: [Egress]
    /// nil where `outboundTrafficPolicy` is missing; present without a mode it means REGISTRY_ONLY.
    package var outboundTrafficPolicy: OutboundTrafficPolicy?
    /// `outboundTrafficPolicy.egressProxy`: where unknown hosts are sent.
    package var egressProxy: RouteDestination?

    package init(
        metadata: Metadata, workloadSelector: Labels = [], ingress: [Ingress] = [], egress: [Egress] = [],
        outboundTrafficPolicy: OutboundTrafficPolicy? = nil
    ) {
        self.metadata = metadata
        self.workloadSelector = workloadSelector
        self.ingress = ingress
        self.egress = egress
        self.outboundTrafficPolicy = outboundTrafficPolicy
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "Sidecar", namespace: metadata.namespace, name: metadata.name)
    }
}

/// What a sidecar does with a destination that it does not know.
package enum OutboundTrafficPolicy: String, Hashable, Sendable, CaseIterable {
    case registryOnly = "REGISTRY_ONLY"
    case allowAny = "ALLOW_ANY"
    case allowAnyDynamicDNS = "ALLOW_ANY_DYNAMIC_DNS"
}
