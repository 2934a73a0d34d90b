import Model

extension Decoder {
    mutating func sidecar(_ header: Header, _ metadata: Metadata) -> Sidecar {
        let spec = object(header.node, "spec")
        var sidecar = Sidecar(
            metadata: metadata, workloadSelector: labels(object(spec, "workloadSelector"), "labels"),
            ingress: objects(spec, "ingress") { $0.ingress($1) },
            egress: objects(spec, "egress") { $0.egress($1) },
            outboundTrafficPolicy: object(spec, "outboundTrafficPolicy").map { choice($0, "mode") ?? .registryOnly })
        let proxy = object(object(spec, "outboundTrafficPolicy"), "egressProxy")
        if let host = string(proxy, "host") {
            sidecar.egressProxy = RouteDestination(
                host: host, subset: name(of: string(proxy, "subset")),
                port: integer(object(proxy, "port"), "number", in: 0...65535))
        }
        return sidecar
    }

    private mutating func ingress(_ node: Int) -> Sidecar.Ingress? {
        guard let portNode = object(node, "port") else {
            if member(node, "port") == nil { fault(node, .missingMember, "an ingress without a port; give it `port`") }
            return nil
        }
        guard let port = sidecarPort(portNode) else { return nil }
        return Sidecar.Ingress(
            port: port, bind: name(of: string(node, "bind")), captureMode: choice(node, "captureMode") ?? .default,
            defaultEndpoint: name(of: string(node, "defaultEndpoint")), hasTLS: member(node, "tls") != nil)
    }

    private mutating func egress(_ node: Int) -> Sidecar.Egress {
        Sidecar.Egress(
            port: object(node, "port").flatMap { sidecarPort($0) }, bind: name(of: string(node, "bind")),
            captureMode: choice(node, "captureMode") ?? .default, hosts: strings(node, "hosts"))
    }

    private mutating func sidecarPort(_ node: Int) -> Sidecar.Port? {
        guard member(node, "number") != nil else {
            fault(node, .missingMember, "a port without its number; give it `number`")
            return nil
        }
        guard let number = integer(node, "number", in: 0...65535) else { return nil }
        return Sidecar.Port(
            number: number, name: string(node, "name") ?? "", protocolName: string(node, "protocol") ?? "")
    }
}
