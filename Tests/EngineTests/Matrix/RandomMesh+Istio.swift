import Engine
import Model

extension RandomMesh {
    private static let hosts = [
        "s0.shop.svc.cluster.local", "s1.shop.svc.cluster.local", "s0.pay.svc.cluster.local", "s0", "s1",
        "*.shop.svc.cluster.local", "api.example.com", "*.example.com", "*", "s2.istio-system.svc.cluster.local", "db",
    ]

    mutating func addSettings() {
        var settings = MeshSettings()
        if odd() { settings.enableAutoMTLS = random.chance(50) }
        if odd() { settings.outboundTrafficPolicy = random.pick([.registryOnly, .allowAny, .allowAnyDynamicDNS]) }
        if odd() { settings.protocolDetectionTimeout = random.pick([0, 100]) }
        if odd() && random.chance(20) { settings.defaultServiceExportTo = ["."] }
        if odd() && random.chance(20) { settings.defaultDestinationRuleExportTo = ["."] }
        if odd() && random.chance(20) { settings.http2Upgrade = .upgrade }
        edit { $0.meshSettings = settings }
    }

    mutating func addServiceEntry(_ name: String) {
        let hosts = [
            "api.example.com", "*.example.com", "db", "s0.shop.svc.cluster.local", "ext.example.org", "s0.shop",
            "foo.s0", "local",
        ]
        var entry = ServiceEntry(
            metadata: metadata(name, random.pick(namespaces)), hosts: [random.pick(hosts)],
            ports: [
                ServiceEntry.Port(
                    number: random.pick(Self.ports), name: "p",
                    protocolName: random.pick(["HTTP", "TCP", "TLS", "HTTPS", "GRPC", ""]),
                    targetPort: odd() ? 9443 : nil)
            ],
            location: random.pick([.meshExternal, .meshInternal]),
            resolution: random.pick([.none, .static, .dns, .dynamicDNS]))
        if random.chance(40) { entry.addresses = [random.pick(["10.0.0.5", "10.0.0.0/28", "240.0.0.1", "127.0.0.1"])] }
        if random.chance(40) {
            entry.endpoints = [
                WorkloadEntry.Specification(
                    address: random.pick(["192.0.2.1", "host.example.net", "10.0.0.6"]),
                    labels: random.pick(Self.labels),
                    serviceAccount: odd() ? "default" : nil)
            ]
        } else if odd() {
            entry.workloadSelector = random.pick(Self.labels)
        }
        if odd() { entry.exportTo = [random.pick([".", "*", "shop", "~"])] }
        if odd() { entry.subjectAltNames = ["spiffe://cluster.local/ns/shop/sa/default"] }
        edit { $0.serviceEntries.append(entry) }
    }

    mutating func addPeerAuthentication(_ name: String) {
        let modes: [MutualTLSMode] = [.strict, .permissive, .disable, .unset]
        var policy = PeerAuthentication(metadata: metadata(name, random.pick(namespaces)), mode: random.pick(modes))
        if random.chance(40) {
            policy.selector = random.pick(Self.labels)
            if odd() { policy.portLevels = [PeerAuthentication.PortLevel(port: 8080, mode: random.pick(modes))] }
        }
        edit { $0.peerAuthentications.append(policy) }
    }

    mutating func addDestinationRule(_ name: String) {
        func settings(_ random: inout SeededGenerator, odd: Bool) -> TrafficPolicy.Settings {
            var tls = ClientTLSSettings(mode: random.pick([.disable, .simple, .mutual, .istioMutual]))
            if odd { tls.credentialName = "certificate" }
            if odd && random.chance(30) { tls.subjectAltNames = ["spiffe://cluster.local/ns/shop/sa/w0"] }
            return TrafficPolicy.Settings(
                tls: random.chance(80) ? tls : nil, loadBalancer: odd && random.chance(30) ? .passthrough : nil,
                connectionPool: odd && random.chance(30) ? .init(http2Upgrade: .upgrade) : nil)
        }
        var rule = DestinationRule(metadata: metadata(name, random.pick(namespaces)), host: random.pick(Self.hosts))
        rule.trafficPolicy = TrafficPolicy(settings: settings(&random, odd: odd()))
        if odd() {
            rule.trafficPolicy?.portLevels = [
                TrafficPolicy.PortLevel(port: random.pick(Self.ports), settings: settings(&random, odd: odd()))
            ]
        }
        if odd() { rule.exportTo = [random.pick([".", "*", "shop", "pay"])] }
        if odd() && random.chance(40) { rule.workloadSelector = random.pick(Self.labels) }
        if random.chance(40) {
            rule.subsets = [
                DestinationRule.Subset(
                    name: "v1", labels: ["version": "v1"],
                    trafficPolicy: odd() ? TrafficPolicy(settings: settings(&random, odd: false)) : nil)
            ]
        }
        edit { $0.destinationRules.append(rule) }
    }

    private mutating func match() -> ClientMatch {
        ClientMatch(
            gateways: odd() && random.chance(20) ? [random.pick(["mesh", "other"])] : [],
            port: odd() ? random.pick(Self.ports) : nil, sourceLabels: odd() ? random.pick(Self.labels) : [],
            sourceNamespace: odd() ? random.pick(namespaces) : nil)
    }

    private mutating func destinations() -> [RouteDestination] {
        (0..<random.pick([1, 1, 2])).map { _ in
            RouteDestination(
                host: random.pick(Self.hosts.filter { !$0.hasPrefix("*") }), subset: odd() ? "v1" : nil,
                port: random.chance(50) ? random.pick(Self.ports) : nil, weight: random.pick([0, 50]))
        }
    }

    private mutating func route() -> HTTPRoute {
        let conditions = odd() ? ["uri"] : []
        var route = HTTPRoute(
            matches: odd() ? [HTTPRoute.Match(client: match(), requestConditions: conditions)] : [],
            action: odd() && random.chance(20)
                ? random.pick([.redirect(301), .directResponse(503)]) : .route(destinations()))
        if odd() && random.chance(20) {
            route.fault = HTTPRoute.Fault(abort: HTTPRoute.Abort(status: "503", share: random.pick([10, 100])))
        }
        return route
    }

    mutating func addVirtualService(_ name: String) {
        var service = VirtualService(
            metadata: metadata(name, random.pick(namespaces)), hosts: [random.pick(Self.hosts)])
        if odd() { service.hosts.append(random.pick(Self.hosts)) }
        if odd() { service.exportTo = [random.pick([".", "*", "shop"])] }
        if odd() && random.chance(30) { service.gateways = [random.pick(["mesh", "gateway"])] }
        for _ in 0..<random.pick([1, 2]) {
            service.http.append(route())
        }
        if odd() && random.chance(30) {
            service.http.append(HTTPRoute(action: .delegate(name: "\(name)-held", namespace: nil)))
            let held = VirtualService(
                metadata: metadata("\(name)-held", service.metadata.namespace), hosts: [], http: [route()])
            edit { $0.virtualServices.append(held) }
        }
        if odd() {
            service.tls = [
                TLSRoute(
                    matches: [TLSRoute.Match(client: match(), sniHosts: [random.pick(Self.hosts)])],
                    destinations: destinations())
            ]
        }
        if odd() {
            service.tcp = [
                TCPRoute(
                    matches: odd()
                        ? [TCPRoute.Match(client: match(), destinationSubnets: odd() ? ["10.0.0.0/29"] : [])] : [],
                    destinations: destinations())
            ]
        }
        edit { $0.virtualServices.append(service) }
    }

    mutating func addSidecar(_ name: String) {
        let hosts = [
            ["./*"], ["./*", "istio-system/*"], ["*/*"], ["shop/*"], ["*/s0.shop.svc.cluster.local"], ["~/*"],
        ]
        var sidecar = Sidecar(
            metadata: metadata(name, random.pick(namespaces)), egress: [Sidecar.Egress(hosts: random.pick(hosts))])
        if odd() { sidecar.workloadSelector = random.pick(Self.labels) }
        if odd() { sidecar.outboundTrafficPolicy = random.pick([.registryOnly, .allowAny]) }
        if odd() {
            sidecar.egress.insert(
                Sidecar.Egress(
                    port: Sidecar.Port(
                        number: random.pick(Self.ports), name: "x",
                        protocolName: random.pick(["HTTP", "TCP", "TLS", "HTTP_PROXY"])),
                    bind: random.chance(30) ? "10.0.0.3" : nil, captureMode: random.pick([.default, .iptables, .none]),
                    hosts: random.pick(hosts)), at: 0)
        }
        if odd() {
            sidecar.ingress = [
                Sidecar.Ingress(
                    port: Sidecar.Port(number: 8080, name: "x", protocolName: random.pick(["HTTP", "TCP"])))
            ]
        }
        edit { $0.sidecars.append(sidecar) }
    }

    mutating func addEnvoyFilter() {
        let filter = EnvoyFilter(
            metadata: metadata("tls", random.pick(namespaces)), workloadSelector: random.pick(Self.labels),
            patches: [
                random.chance(50)
                    ? EnvoyFilter.Patch(context: .sidecarInbound, effect: .clusterTLS(clientCertificate: false))
                    : EnvoyFilter.Patch(
                        context: random.pick([.any, .sidecarOutbound]),
                        clusterPort: odd() ? random.pick(Self.ports) : nil,
                        effect: random.pick([
                            .clusterTLS(clientCertificate: true), .other("CLUSTER"), .other("HTTP_FILTER"),
                            .filter("HTTP_FILTER"),
                        ]))
            ])
        edit { $0.envoyFilters.append(filter) }
    }

    /// Applications that speak something else than their ports declare.
    mutating func applications() -> [Application] {
        guard odd(), let service = objects.services.first, let port = service.ports.first else { return [] }
        let host = "\(service.metadata.name).\(service.metadata.namespace).svc.cluster.local"
        return [
            Application(
                host: host, port: port.number,
                application: ServerApplication(
                    language: random.pick([.http, .tcp, .serverFirst]), tls: random.chance(50)),
                call: Call(
                    language: random.pick([.http1, .http10, .tcp, .serverFirst]),
                    tls: random.chance(50) ? Call.TLS(sni: odd() ? "api.example.com" : nil) : nil, statesTLS: true,
                    host: odd() ? random.pick(["s0", "api.example.com", "s0.shop"]) : nil))
        ]
    }
}
