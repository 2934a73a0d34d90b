package import Model

/// What travels on a leg: the payload, and the layers around it.
package struct Flow: Hashable, Sendable {
    /// A layer that the client's sidecar puts on.
    package enum Outer: Hashable, Sendable {
        case istioMTLS(Offer)
        /// TLS that a DestinationRule originates, with or without a client certificate.
        case originated(mutual: Bool)
    }

    /// The ALPN that a sidecar offers with Istio mTLS.
    package enum Offer: Hashable, Sendable {
        case http1, http2
        /// Opaque bytes, over a cluster that speaks HTTP/2 or not.
        case bytes(http2Cluster: Bool)
    }

    package var payload: Call.Language
    /// The client application's own TLS.
    package var applicationTLS: Call.TLS?
    package var outer: Outer?
    /// A layer of an earlier proxy's that a gateway passed on inside the outer one.
    package var relayed: Outer?

    package init(payload: Call.Language, applicationTLS: Call.TLS? = nil, outer: Outer? = nil) {
        self.payload = payload
        self.applicationTLS = applicationTLS
        self.outer = outer
    }
}

extension Flow {
    /// The flow with one more layer around it.
    func wrapped(in layer: Outer) -> Flow {
        var result = self
        result.relayed = outer
        result.outer = layer
        return result
    }

    /// The flow as it is once the outermost layer of a proxy's is taken off.
    var unwrapped: Flow {
        var result = self
        result.outer = relayed
        result.relayed = nil
        return result
    }

    /// What the first bytes on the wire look like to a proxy.
    enum FirstBytes: Hashable, Sendable {
        case http1, http10, http2
        case otherText
        case clientHello
        /// None: the client waits for the server.
        case silence
    }

    var firstBytes: FirstBytes {
        if outer != nil || applicationTLS != nil { return .clientHello }
        switch payload {
        case .http1: return .http1
        case .http10: return .http10
        case .http2: return .http2
        case .tcp: return .otherText
        case .serverFirst: return .silence
        }
    }

    package var transport: Transport {
        switch outer {
        case .istioMTLS: .mutualTLS
        case .originated: .tls
        case nil: applicationTLS == nil ? .plaintext : .tls
        }
    }

    /// Whether a proxy that parses HTTP can read it.
    var isCleartextHTTP: Bool {
        switch firstBytes {
        case .http1, .http2: true
        case .http10, .otherText, .clientHello, .silence: false
        }
    }
}

extension Flow.Offer {
    /// The protocols in the order in which they are offered.
    ///
    /// Istio: `pilot/pkg/xds/filters/filters.go` (HTTP) and `pilot/pkg/networking/util/util.go` (bytes).
    package var protocols: [String] {
        switch self {
        case .http1: ["istio-http/1.1", "istio", "http/1.1"]
        case .http2: ["istio-h2", "istio", "h2"]
        case .bytes(http2Cluster: false): ["istio-peer-exchange", "istio"]
        case .bytes(http2Cluster: true): ["istio-peer-exchange", "istio", "h2"]
        }
    }

    /// Whether it names HTTP, which sniffing ports look for.
    var isHTTP: Bool {
        switch self {
        case .http1, .http2: true
        case .bytes: false
        }
    }
}
