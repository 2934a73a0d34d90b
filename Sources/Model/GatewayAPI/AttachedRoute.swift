/// A route of the Kubernetes Gateway API.
package struct AttachedRoute: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case http = "HTTPRoute"
        case grpc = "GRPCRoute"
        case tls = "TLSRoute"
        case tcp = "TCPRoute"
    }

    package struct Parent: Hashable, Sendable {
        package var kind: String
        package var namespace: String
        package var name: String
        package var section: String?
        package var port: Int?

        package init(kind: String, namespace: String, name: String, section: String? = nil, port: Int? = nil) {
            self.kind = kind
            self.namespace = namespace
            self.name = name
            self.section = section
            self.port = port
        }
    }

    package struct Backend: Hashable, Sendable {
        /// `Service`, or `Hostname` of Istio's.
        package var kind: String
        package var namespace: String
        package var name: String
        package var port: Int?
        package var weight: Int

        package init(kind: String, namespace: String, name: String, port: Int?, weight: Int) {
            self.kind = kind
            self.namespace = namespace
            self.name = name
            self.port = port
            self.weight = weight
        }
    }

    package struct Rule: Hashable, Sendable {
        /// What a request decides; a match without conditions takes every request.
        package var matches: [HTTPRoute.Match]
        package var backends: [Backend]
        /// Of a filter that answers with a redirect.
        package var redirect: HTTPRoute.Action?
        /// Whether that redirect names another host, path or port than the request's.
        package var redirectsElsewhere = false
        package var rewrittenHost: String?
        package var rewritesPath = false

        package init(
            matches: [HTTPRoute.Match], backends: [Backend], redirect: HTTPRoute.Action? = nil,
            rewrittenHost: String? = nil
        ) {
            self.matches = matches
            self.backends = backends
            self.redirect = redirect
            self.rewrittenHost = rewrittenHost
        }
    }

    package var kind: Kind
    package var metadata: Metadata
    package var parents: [Parent]
    package var hostnames: [String]
    package var rules: [Rule]

    package init(kind: Kind, metadata: Metadata, parents: [Parent], hostnames: [String], rules: [Rule]) {
        self.kind = kind
        self.metadata = metadata
        self.parents = parents
        self.hostnames = hostnames
        self.rules = rules
    }

    package var reference: ObjectReference {
        ObjectReference(kind: kind.rawValue, namespace: metadata.namespace, name: metadata.name)
    }
}
