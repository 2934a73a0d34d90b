import Model

extension Decoder {
    mutating func ingress(_ header: Header, _ metadata: Metadata) -> Ingress {
        let spec = object(header.node, "spec")
        return Ingress(
            metadata: metadata, className: name(of: string(spec, "ingressClassName")),
            tls: objects(spec, "tls").map {
                Ingress.TLS(hosts: strings($0, "hosts"), secret: name(of: string($0, "secretName")))
            },
            rules: objects(spec, "rules") { $0.ingressRule($1) })
    }

    mutating func ingressClass(_ header: Header, _ metadata: Metadata) -> IngressClass {
        IngressClass(metadata: metadata, controller: string(object(header.node, "spec"), "controller") ?? "")
    }

    private mutating func ingressRule(_ node: Int) -> Ingress.Rule? {
        guard let http = object(node, "http") else { return nil }
        return Ingress.Rule(
            host: name(of: string(node, "host")), paths: objects(http, "paths") { $0.ingressPath($1) })
    }

    private mutating func ingressPath(_ node: Int) -> Ingress.Path {
        let service = object(object(node, "backend"), "service")
        let port = object(service, "port")
        let type: Ingress.PathType =
            switch string(node, "pathType") {
            case "Exact": .exact
            case "Prefix": .prefix
            default: .specific
            }
        return Ingress.Path(
            path: string(node, "path") ?? "", type: type, service: name(of: string(service, "name")),
            port: integer(port, "number", in: 0...65535).flatMap { $0 == 0 ? nil : $0 },
            portName: string(port, "name") ?? "")
    }
}
