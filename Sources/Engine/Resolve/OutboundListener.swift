import Model

/// One listener of a client's sidecar, as Istio merges it out of the services that share an address and a port.
///
/// Istio: `pilot/pkg/networking/core/listener.go`, `buildSidecarOutboundListener`.
struct OutboundListener: Hashable, Sendable {
    /// What the listener counts as when the next service arrives: HTTP, TCP, or sniffed.
    private(set) var declared: PortProtocol
    private(set) var chains: [OutboundChain]
    /// What the chains match, once they are many.
    private var matches: Set<OutboundChain.Match> = []
    private static let indexedFrom = 12
    /// Set once a later egress listener has to leave it alone.
    var isLocked = false

    /// - Parameter isWildcard: whether it listens on every address of the port.
    init(_ service: PortProtocol, chains: [OutboundChain], isWildcard: Bool) {
        // HTTP beside the fall-through chain of a wildcard listener counts as sniffed.
        declared = service.isHTTP && isWildcard ? .auto : service
        self.chains = chains
    }

    mutating func merge(_ service: PortProtocol, chains new: OutboundListenerBuilder.Chains) {
        if isLocked || refusesToShare(with: service) { return }
        switch (service.class, declared.class) {
        case (.http1, .http1), (.http2, .http1), (.http1, .http2), (.http2, .http2), (.http1, .auto), (.http2, .auto):
            return
        case (.http1, _), (.http2, _):
            add(new.http)
            declared = .auto
        case (.auto, .http1), (.auto, .http2):
            // A sniffed service takes an HTTP listener over.
            matches = []
            chains = new.bytes + new.http
            declared = .auto
        case (.auto, .auto):
            add(new.bytes)
        case (.auto, _):
            add(new.bytes + new.http)
            declared = .auto
        case (_, .http1), (_, .http2):
            add(new.bytes)
            declared = .auto
        default:
            add(new.bytes)
        }
    }

    /// Istio: `isConflictWithWellKnownPort`: MongoDB and MySQL share a listener with nobody.
    private func refusesToShare(with service: PortProtocol) -> Bool {
        service != declared && [service, declared].contains { $0 == .mongo || $0 == .mysql }
    }

    /// Istio: `mergeTCPFilterChains`.
    private mutating func add(_ new: [OutboundChain]) {
        for chain in new {
            if chains.count < Self.indexedFrom {
                if !chains.contains(where: { $0.conflicts(with: chain) }) { chains.append(chain) }
                continue
            }
            if matches.isEmpty { matches = Set(chains.map(\.match)) }
            if matches.insert(chain.match).inserted { chains.append(chain) }
        }
    }
}
