import Model

extension Decoder {
    mutating func listenerGateway(_ header: Header, _ metadata: Metadata) -> ListenerGateway {
        let spec = object(header.node, "spec")
        let validation = object(object(object(object(spec, "tls"), "frontend"), "default"), "validation")
        let frontend = validation.map { validationMode($0) }
        let isNetworkGateway = metadata.labels["topology.istio.io/network"] != nil
        let networkPort = metadata.labels["networking.istio.io/gatewayPort"].flatMap(Int.init) ?? 15443
        return ListenerGateway(
            metadata: metadata, className: string(spec, "gatewayClassName") ?? "",
            listeners: objects(spec, "listeners").compactMap { node in
                guard let port = integer(node, "port", in: Self.ports) else { return nil }
                var result = listener(
                    node, port: port, frontend: frontend, isForNetworks: isNetworkGateway && port == networkPort)
                let tls = object(node, "tls")
                let own = object(tls, "frontendValidation") ?? validation
                result.certificates = references(tls, "certificateRefs", to: "Secret", in: metadata.namespace)
                result.authorities = references(own, "caCertificateRefs", to: "ConfigMap", in: metadata.namespace).first
                result.otherReferences = array(tls, "certificateRefs").count - result.certificates.count
                result.hasSeveralAuthorities = array(own, "caCertificateRefs").count > 1
                result.takesAnyCertificate = string(own, "mode") == "AllowInsecureFallback"
                return result
            },
            services: objects(spec, "addresses").compactMap { node in
                let type = string(node, "type") ?? "IPAddress"
                return type == "Hostname" ? string(node, "value") : nil
            })
    }

    /// `namespace/name` of the objects of one kind that are named.
    mutating func references(
        _ parent: Int?, _ member: MemberName, to kind: String, in namespace: String
    ) -> [String] {
        objects(parent, member).compactMap { node in
            let standard = kind == "Secret" ? "Secret" : ""
            guard string(node, "kind") ?? standard == kind, let name = string(node, "name") else { return nil }
            return "\(string(node, "namespace") ?? namespace)/\(name)"
        }
    }

    private mutating func listener(
        _ node: Int, port: Int, frontend: Gateway.TLSMode?, isForNetworks: Bool
    ) -> ListenerGateway.Listener {
        let routes = object(node, "allowedRoutes")
        let namespaces = object(routes, "namespaces")
        let allowed: ListenerGateway.Allowed
        switch string(namespaces, "from") {
        case "All": allowed = .all
        case "Selector": allowed = .labelled(labels(object(namespaces, "selector"), "matchLabels"))
        default: allowed = .same
        }
        return ListenerGateway.Listener(
            name: string(node, "name") ?? "", hostname: name(of: string(node, "hostname")), port: port,
            protocolName: string(node, "protocol") ?? "",
            tls: object(node, "tls").map { tlsMode($0, frontend: frontend, isForNetworks: isForNetworks) },
            allowed: allowed, kinds: objects(routes, "kinds") { $0.string($1, "kind") })
    }

    /// Istio: `pilot/pkg/config/kube/gateway/conversion.go`, `buildTLS`.
    private mutating func tlsMode(_ node: Int, frontend: Gateway.TLSMode?, isForNetworks: Bool) -> Gateway.TLSMode {
        let options = labels(node, "options")
        if string(node, "mode") == "Passthrough" {
            let isAutomatic = options["gateway.istio.io/listener-protocol"] == "auto-passthrough" || isForNetworks
            return isAutomatic ? .autoPassthrough : .passthrough
        }
        switch options["gateway.istio.io/tls-terminate-mode"] {
        case "MUTUAL": return .mutual
        case "OPTIONAL_MUTUAL": return .optionalMutual
        case "ISTIO_MUTUAL": return .istioMutual
        default: break
        }
        return object(node, "frontendValidation").map { validationMode($0) } ?? frontend ?? .simple
    }

    private mutating func validationMode(_ node: Int) -> Gateway.TLSMode {
        if array(node, "caCertificateRefs").isEmpty { return .simple }
        return string(node, "mode") == "AllowInsecureFallback" ? .optionalMutual : .mutual
    }
}
