import Model

extension Decoder {
    mutating func endpointSlice(_ header: Header, _ metadata: Metadata) -> EndpointSlice {
        let isName = string(header.node, "addressType") == "FQDN"
        return EndpointSlice(
            metadata: metadata, service: metadata.labels["kubernetes.io/service-name"] ?? "",
            endpoints: isName ? [] : objects(header.node, "endpoints") { $0.endpoint($1) },
            ports: objects(header.node, "ports") { $0.endpointPort($1) })
    }

    private mutating func endpoint(_ node: Int) -> EndpointSlice.Endpoint {
        let target = object(node, "targetRef")
        let isPod = string(target, "kind") == "Pod"
        var addresses: [IPAddress] = []
        for element in array(node, "addresses") {
            if let text = string(element), let address = address(element, text) { addresses.append(address) }
        }
        return EndpointSlice.Endpoint(
            addresses: addresses, pod: isPod ? string(target, "name") : nil,
            isReady: bool(object(node, "conditions"), "ready") ?? true)
    }

    private mutating func endpointPort(_ node: Int) -> EndpointSlice.Port? {
        guard let number = integer(node, "port", in: Self.ports) else { return nil }
        return EndpointSlice.Port(
            name: name(of: string(node, "name")), number: number, transport: transport(node))
    }
}
