import Model

/// Which filter chain of a sidecar's or a gateway's listener a connection meets.
///
/// Envoy: `source/common/listener_manager/filter_chain_manager_impl.cc`, `findFilterChain`: destination address, then
/// SNI, then transport, then application protocol, each time the most specific, and never back again.
struct ChainSelection<Chain: FilterChain> {
    enum Outcome: Hashable {
        case chain(Chain)
        /// None: the catch-all of the listener.
        case catchAll
        /// The listener waits for bytes that the client does not send.
        case waits
    }

    let chains: [Chain]
    let address: IPAddress?
    let bytes: Flow.FirstBytes
    let sni: String?
    /// In milliseconds; 0 waits for ever.
    let detectionTimeout: Int

    func select() -> Outcome {
        let readsNames = chains.contains { !$0.sniHosts.isEmpty }
        let sniffs = chains.contains { $0.isForHTTPOnly }
        // The timeout is only set on a listener that looks for HTTP.
        if bytes == .silence && (readsNames || sniffs) && !(sniffs && detectionTimeout > 0) { return .waits }

        let matchAll = chains.last { $0.matchesAll }
        if chains.count == 1, let only = matchAll { return .chain(only) }
        let name = readsNames && bytes == .clientHello ? sni.map(NameResolution.normalized) : nil
        let others = matchAll == nil ? chains : chains.filter { !$0.matchesAll }
        let candidates = byName(name, among: byAddress(others))
        let found = byProtocol(candidates, seesTLS: readsNames)
        return (found ?? matchAll).map(Outcome.chain) ?? .catchAll
    }

    private func byAddress(_ chains: [Chain]) -> [Chain] {
        if chains.allSatisfy({ $0.ranges.isEmpty }) { return chains }
        func length(_ chain: Chain) -> Int? {
            guard let address else { return nil }
            return chain.ranges.filter { $0.contains(address) }.map(\.length).max()
        }
        guard let longest = chains.compactMap(length).max() else { return chains.filter(\.ranges.isEmpty) }
        return chains.filter { length($0) == longest }
    }

    private func byName(_ name: String?, among chains: [Chain]) -> [Chain] {
        if chains.allSatisfy({ $0.sniHosts.isEmpty }) { return chains }
        guard let name else { return chains.filter { $0.sniHosts.isEmpty || $0.sniHosts.contains("*") } }
        let exact = chains.filter { $0.sniHosts.contains(name) }
        if !exact.isEmpty { return exact }
        func length(_ chain: Chain) -> Int? {
            chain.sniHosts.filter { Host.isWildcard($0) && $0 != "*" && Host.matches(pattern: $0, name: name) }
                .map(\.utf8.count).max()
        }
        if let longest = chains.compactMap(length).max() { return chains.filter { length($0) == longest } }
        return chains.filter { $0.sniHosts.isEmpty || $0.sniHosts.contains("*") }
    }

    /// Chains for cleartext HTTP name a transport and a protocol; where one of them is left, plain bytes only meet those.
    private func byProtocol(_ chains: [Chain], seesTLS: Bool) -> Chain? {
        let isSeenAsTLS = seesTLS && bytes == .clientHello
        if !isSeenAsTLS, let forHTTP = chains.first(where: { $0.isForHTTPOnly }) {
            return bytes == .http1 || bytes == .http2 ? forHTTP : nil
        }
        return chains.first { !$0.isForHTTPOnly }
    }
}
