import Model

/// What a filter chain of a listener matches; Envoy tries address, SNI, transport and protocol, in this order.
protocol FilterChain: Hashable {
    /// Empty matches every name.
    var sniHosts: [String] { get }
    /// Empty matches every address.
    var ranges: [CIDR] { get }
    /// Whether only cleartext that the HTTP inspector recognised matches.
    var isForHTTPOnly: Bool { get }
}

extension FilterChain {
    /// Istio: `pilot/pkg/networking/core/listener.go`, `isMatchAll`.
    var matchesAll: Bool {
        !isForHTTPOnly && ranges.isEmpty && (sniHosts.isEmpty || sniHosts.contains("*"))
    }
}
