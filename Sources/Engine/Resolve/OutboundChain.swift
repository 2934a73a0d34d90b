import Model

/// One filter chain of a client sidecar's listener: what it matches, and where it leads.
struct OutboundChain: FilterChain, Sendable {
    enum Action: Hashable, Sendable {
        /// HTTP is parsed and routed; for one sniffed service alone, or for everything on the port.
        case http(service: Int?)
        /// Bytes go to one service's port.
        case cluster(service: Int, port: Int)
        /// Bytes go where the `tls` or `tcp` route of a VirtualService says.
        case route(virtualService: Int, destinations: [RouteDestination])
    }

    var action: Action
    /// Empty matches every name.
    var sniHosts: [String] = []
    /// Empty matches every address.
    var ranges: [CIDR] = []
    /// Whether only cleartext that the HTTP inspector recognised matches.
    var isForHTTPOnly = false

    /// What a match of a `tls` route asks of a connection: of two that ask the same, only the first counts.
    ///
    /// Istio: `pilot/pkg/networking/core/tls.go`, `hashRuntimeTLSMatchPredicates`.
    struct Predicates: Hashable {
        var sniHosts: [String]
        var subnets: [String]
    }

    /// What two chains of one listener must not have in common.
    ///
    /// Istio: `pilot/pkg/networking/core/listener.go`, `conflictsWith`.
    struct Match: Hashable, Sendable {
        var isForHTTPOnly: Bool
        var sniHosts: Set<String>
        var ranges: Set<CIDR>
    }

    var match: Match {
        Match(
            isForHTTPOnly: isForHTTPOnly, sniHosts: Set(sniHosts).subtracting(["*"]),
            ranges: Set(ranges.map(\.masked)))
    }

    func conflicts(with other: OutboundChain) -> Bool {
        isForHTTPOnly == other.isForHTTPOnly && match == other.match
    }
}

extension CIDR {
    /// The range with the bits that it leaves open set to zero.
    var masked: CIDR {
        let open = base.bitCount - length
        var result = self
        if open >= 64 {
            result.base.low = 0
            result.base.high = open >= 128 ? 0 : (base.high >> UInt64(open - 64)) << UInt64(open - 64)
        } else if open > 0 {
            result.base.low = (base.low >> UInt64(open)) << UInt64(open)
        }
        return result
    }
}
