import Model

extension Decoder {
    mutating func service(_ header: Header, _ metadata: consuming Metadata) -> Service {
        let spec = object(header.node, "spec")
        var service = Service(
            metadata: metadata, address: serviceAddress(spec), selector: labels(spec, "selector"),
            ports: servicePorts(spec))
        service.entrance = entrance(spec, object(object(header.node, "status"), "loadBalancer"))
        return service
    }

    private mutating func entrance(_ spec: Int?, _ balancer: Int?) -> Service.Entrance? {
        var result = Service.Entrance()
        for node in array(spec, "externalIPs") {
            if let text = string(node), let address = address(node, text) { result.addresses.append(address) }
        }
        for node in objects(balancer, "ingress") {
            if let place = member(node, "ip"), let text = string(place), let address = address(place, text) {
                result.balancerAddresses.append(address)
            }
            if let name = string(node, "hostname"), !name.isEmpty { result.balancerNames.append(name.lowercased()) }
        }
        result.isLocal = string(spec, "externalTrafficPolicy") == "Local"
        return result == Service.Entrance() ? nil : result
    }

    private mutating func serviceAddress(_ spec: Int?) -> Service.Address {
        if string(spec, "type") == "ExternalName" { return .externalName(string(spec, "externalName") ?? "") }
        var texts = array(spec, "clusterIPs")
        if texts.isEmpty { texts = member(spec, "clusterIP").map { [$0] } ?? [] }
        var addresses: [IPAddress] = []
        for node in texts {
            guard let text = string(node), !text.isEmpty else { continue }
            if text == "None" { return .headless }
            if let address = address(node, text) { addresses.append(address) }
        }
        return .clusterIP(addresses)
    }

    mutating func address(_ node: Int, _ text: String) -> IPAddress? {
        if let address = IPAddress(text) { return address }
        fault(node, .outOfRange, "`\(text.shortened)` is no IP address")
        return nil
    }

    private mutating func servicePorts(_ spec: Int?) -> [Service.Port] {
        var ports: [Service.Port] = []
        for node in objects(spec, "ports") {
            guard let port = servicePort(node) else { continue }
            if let name = port.name, ports.contains(where: { $0.name == name }) {
                fault(
                    member(node, "name") ?? node, .duplicateObject,
                    "the port name `\(name)` is given twice; name each port differently")
            }
            ports.append(port)
        }
        return ports
    }

    private mutating func servicePort(_ node: Int) -> Service.Port? {
        guard member(node, "port") != nil else {
            fault(node, .missingMember, "a port without its number; give it `port`")
            return nil
        }
        let number = integer(node, "port", in: Self.ports)
        let port = Service.Port(
            name: name(node), number: number ?? 0, transport: transport(node), appProtocol: string(node, "appProtocol"),
            targetPort: portReference(node, "targetPort"),
            nodePort: member(node, "nodePort") == nil ? nil : integer(node, "nodePort", in: 0...65535))
        return number == nil ? nil : port
    }

    /// A port's name; the empty text is none.
    func name(of text: String?) -> String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func name(_ port: Int) -> String? {
        name(of: string(port, "name"))
    }
}
