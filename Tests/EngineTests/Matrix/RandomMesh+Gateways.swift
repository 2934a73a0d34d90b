import Engine
import Model

extension RandomMesh {
    private static let served = [
        "shop.example.com", "*.example.com", "*", "pay.example.com", "api.example.com", "s0.shop.svc.cluster.local",
    ]

    /// Gateways of both kinds, with their pods, and what binds to them.
    mutating func addGateways() {
        guard random.chance(60) else { return }
        let namespace = random.pick(namespaces)
        addGatewayPods("gw", in: namespace)
        if odd() { addGatewayPods("gw2", in: random.pick(namespaces)) }
        for number in 0..<random.pick([1, 1, 2]) { addGateway("g\(number)", in: random.pick(namespaces)) }
        for number in 0..<random.pick([1, 2, 3]) { addBoundService("b\(number)") }
        if random.chance(40) { addListeners("api", in: random.pick(namespaces)) }
        if random.chance(30) { addEgress(in: namespace) }
        if random.chance(20) { addAuthorizer(in: namespace) }
    }

    /// An external authorizer of the gateway's, of whose answer nothing is known.
    private mutating func addAuthorizer(in namespace: String) {
        let policy = AuthorizationPolicy(
            metadata: metadata("authorizer", namespace), selector: ["istio": "gateway"], action: .custom,
            rules: [AuthorizationPolicy.Rule()])
        edit { $0.authorizationPolicies.append(policy) }
    }

    private mutating func addGatewayPods(_ name: String, in namespace: String) {
        let labels: Labels = ["istio": "gateway", "app": name]
        let isExposed = random.chance(80)
        let ports = [80, 443, 8443].filter { _ in random.chance(80) }.map { number in
            Service.Port(
                name: "p-\(number)", number: number,
                targetPort: random.pick([nil, .number(8080), .number(8443), .number(number)]))
        }
        let workload = Workload(
            kind: .deployment, metadata: metadata(name, namespace),
            template: PodTemplate(
                labels: labels, annotations: ["inject.istio.io/templates": "gateway"],
                containers: [Container(name: "istio-proxy", image: "auto")]))
        edit {
            $0.workloads.append(workload)
            guard isExposed else { return }
            $0.services.append(
                Service(metadata: Metadata(name: name, namespace: namespace), selector: ["app": name], ports: ports))
        }
    }

    private mutating func addGateway(_ name: String, in namespace: String) {
        var gateway = Gateway(
            metadata: metadata(name, namespace), selector: odd() && random.chance(20) ? nil : ["istio": "gateway"])
        for _ in 0..<random.pick([1, 2, 3]) {
            let isTLS = random.chance(60)
            let modes: [Gateway.TLSMode] = [
                .simple, .passthrough, .mutual, .optionalMutual, .istioMutual, .autoPassthrough,
            ]
            var tls = Gateway.TLS(mode: odd() ? random.pick(modes) : random.pick([.simple, .passthrough]))
            if odd() { tls.credentialNames = ["certificate"] }
            let plain: Gateway.TLS? = odd() ? Gateway.TLS(redirectsToHTTPS: true) : nil
            gateway.servers.append(
                Gateway.Server(
                    port: isTLS ? random.pick([443, 8443]) : random.pick([80, 8080]),
                    protocolName: isTLS
                        ? tls.mode == .passthrough ? "TLS" : random.pick(["HTTPS", "TLS"])
                        : random.pick(["HTTP", "HTTP", "GRPC", "TCP"]),
                    hosts: (0..<random.pick([1, 2])).map { _ in
                        (odd() ? random.pick(["./", "*/", "shop/"]) : "") + random.pick(Self.served)
                    }, tls: isTLS ? tls : plain))
        }
        edit { $0.gateways.append(gateway) }
    }

    private mutating func destination() -> RouteDestination {
        RouteDestination(
            host: random.pick([
                "s0.shop.svc.cluster.local", "s1.shop.svc.cluster.local", "s0.pay.svc.cluster.local", "s0",
                "api.example.com",
            ]), subset: odd() ? "v1" : nil, port: random.chance(70) ? random.pick(Self.ports) : nil)
    }

    private mutating func addBoundService(_ name: String) {
        let gateways = namespaces.flatMap { ["\($0)/g0", "\($0)/g1"] }
        var service = VirtualService(
            metadata: metadata(name, random.pick(namespaces)), hosts: [random.pick(Self.served)],
            gateways: gateways + (odd() ? ["mesh"] : []))
        if odd() { service.exportTo = [random.pick([".", "*", "shop"])] }
        let match = ClientMatch(
            port: odd() ? random.pick([80, 443]) : nil, sourceLabels: odd() && random.chance(30) ? ["app": "gw"] : [])
        if random.chance(70) {
            service.http = [
                HTTPRoute(
                    matches: [HTTPRoute.Match(client: match, requestConditions: odd() ? ["uri"] : [])],
                    action: odd() && random.chance(20) ? .redirectToHTTPS(301) : .route([destination()]))
            ]
        }
        if random.chance(50) {
            service.tls = [
                TLSRoute(
                    matches: [TLSRoute.Match(client: match, sniHosts: service.hosts)], destinations: [destination()])
            ]
        }
        if random.chance(40) {
            service.tcp = [TCPRoute(matches: [], destinations: [destination()])]
        }
        edit { $0.virtualServices.append(service) }
    }

    private mutating func addListeners(_ name: String, in namespace: String) {
        var gateway = ListenerGateway(
            metadata: metadata(name, namespace), className: "istio", listeners: [], services: [])
        for (number, protocolName) in ["HTTP", "HTTPS", "TLS"].enumerated() where random.chance(60) {
            gateway.listeners.append(
                ListenerGateway.Listener(
                    name: "l\(number)", hostname: random.pick([nil, "shop.example.com", "*.example.com"]),
                    port: [80, 443, 8443][number], protocolName: protocolName,
                    tls: protocolName == "TLS" ? .passthrough : protocolName == "HTTPS" ? .simple : nil,
                    allowed: random.pick([.same, .all]), kinds: []))
        }
        var routes: [AttachedRoute] = []
        for number in 0..<random.pick([1, 2]) {
            let owner = random.pick(namespaces)
            routes.append(
                AttachedRoute(
                    kind: random.pick([.http, .http, .tls]), metadata: metadata("r\(number)", owner),
                    parents: [AttachedRoute.Parent(kind: "Gateway", namespace: namespace, name: name)],
                    hostnames: random.pick([[], ["shop.example.com"], ["*.example.com", "pay.example.com"]]),
                    rules: [
                        AttachedRoute.Rule(
                            matches: [HTTPRoute.Match()],
                            backends: [
                                AttachedRoute.Backend(
                                    kind: "Service", namespace: owner, name: random.pick(["s0", "s1"]),
                                    port: random.pick(Self.ports), weight: 1)
                            ])
                    ]))
        }
        edit {
            $0.gatewayAPI.gateways.append(gateway)
            $0.gatewayAPI.routes += routes
        }
    }

    /// A host outside that the mesh's own calls reach through the gateway.
    private mutating func addEgress(in namespace: String) {
        let host = "out.example.org"
        let port = random.pick([80, 443])
        let isTLS = port == 443
        let entry = ServiceEntry(
            metadata: metadata("out", random.pick(namespaces)), hosts: [host],
            ports: [ServiceEntry.Port(number: port, name: "p", protocolName: isTLS ? "TLS" : "HTTP")],
            location: .meshExternal, resolution: .dns)
        let gateway = Gateway(
            metadata: metadata("out", namespace), selector: ["istio": "gateway"],
            servers: [
                Gateway.Server(
                    port: port, protocolName: isTLS ? "TLS" : "HTTP", hosts: [host],
                    tls: isTLS ? Gateway.TLS(mode: .passthrough) : nil)
            ])
        func client(_ gateway: String) -> ClientMatch { ClientMatch(gateways: [gateway], port: port) }
        let inside = [RouteDestination(host: "gw.\(namespace).svc.cluster.local", port: port)]
        let outside = [RouteDestination(host: host, port: port)]
        let name = "\(namespace)/out"
        var route = VirtualService(metadata: metadata("out", namespace), hosts: [host], gateways: ["mesh", name])
        if isTLS {
            route.tls = [
                TLSRoute(
                    matches: [TLSRoute.Match(client: client("mesh"), sniHosts: [host])], destinations: inside),
                TLSRoute(matches: [TLSRoute.Match(client: client(name), sniHosts: [host])], destinations: outside),
            ]
        } else {
            route.http = [
                HTTPRoute(
                    matches: [HTTPRoute.Match(client: client("mesh"), requestConditions: [])], action: .route(inside)),
                HTTPRoute(
                    matches: [HTTPRoute.Match(client: client(name), requestConditions: [])], action: .route(outside)),
            ]
        }
        edit {
            $0.serviceEntries.append(entry)
            $0.gateways.append(gateway)
            $0.virtualServices.append(route)
        }
    }
}
