import Model

/// A small mesh of a seed, with everything in it that a rule looks at.
struct RandomMesh {
    private(set) var objects = Objects()
    var random: SeededGenerator
    let namespaces: [String]
    /// How rich it is, of a hundred: what is unusual comes up so often.
    let oddity: Int

    static let ports = [80, 443, 3306, 8080, 15001]
    static let labels: [Labels] = [
        ["app": "a"], ["app": "b"], ["app": "a", "version": "v1"], ["app": "a", "version": "v2"], ["app": "c"],
    ]

    init(seed: Int) {
        random = SeededGenerator(seed: seed)
        oddity = random.pick([0, 10, 30, 60])
        namespaces = Array(["istio-system", "shop", "pay", "ops"].prefix(random.pick([2, 3, 4])))
        for namespace in namespaces { addNamespace(namespace) }
        for namespace in namespaces {
            for number in 0..<random.pick([1, 2, 3]) { addWorkload("w\(number)", in: namespace) }
            for number in 0..<random.pick([0, 1, 2, 3]) { addService("s\(number)", in: namespace) }
        }
        addSettings()
        for number in 0..<random.pick([0, 0, 1, 2]) { addServiceEntry("e\(number)") }
        for number in 0..<random.pick([0, 1, 2, 3]) { addPeerAuthentication("p\(number)") }
        for number in 0..<random.pick([0, 1, 2, 3]) { addDestinationRule("d\(number)") }
        for number in 0..<random.pick([0, 0, 1, 2]) { addVirtualService("v\(number)") }
        for number in 0..<random.pick([0, 0, 0, 1, 2]) { addSidecar("c\(number)") }
        if odd() { addEnvoyFilter() }
        addPolicies()
        addGateways()
        addCallers()
    }

    mutating func odd() -> Bool { random.chance(oddity) }

    mutating func metadata(_ name: String, _ namespace: String, annotations: Labels = []) -> Metadata {
        Metadata(
            name: name, namespace: namespace, annotations: annotations,
            creationTimestamp: odd() ? Timestamp(seconds: Int64(random.pick([1, 2, 3]))) : .unknown)
    }

    private mutating func addNamespace(_ name: String) {
        if odd() && random.chance(20) { return }
        let labels: [Labels] = [
            ["istio-injection": "enabled"], ["istio-injection": "enabled"], ["istio-injection": "enabled"], [],
            ["istio.io/dataplane-mode": "ambient"],
        ]
        objects.namespaces.append(
            Namespace(
                metadata: Metadata(
                    name: name, namespace: "", labels: labels[Int.random(in: 0..<(odd() ? 5 : 4), using: &random)])))
    }

    private mutating func addWorkload(_ name: String, in namespace: String) {
        var annotations: Labels = []
        if odd() {
            let keys = [
                "traffic.sidecar.istio.io/excludeOutboundPorts", "traffic.sidecar.istio.io/excludeInboundPorts",
                "traffic.sidecar.istio.io/includeOutboundPorts", "traffic.sidecar.istio.io/includeInboundPorts",
            ]
            annotations[random.pick(keys)] = random.pick(["80", "443,8080", "*", ""])
        }
        if odd() {
            annotations["traffic.sidecar.istio.io/excludeOutboundIPRanges"] = random.pick(["10.0.0.0/30", "*"])
        }
        var labels = random.pick(Self.labels)
        if odd() { labels["sidecar.istio.io/inject"] = random.pick(["true", "false"]) }
        if odd() { labels["security.istio.io/tlsMode"] = random.pick(["istio", "disabled"]) }
        var containers = [
            Container(
                name: "app", ports: [Container.Port(name: "web", number: random.pick([8080, 80, 9090]))],
                runAsUser: odd() && random.chance(30) ? 1337 : nil)
        ]
        if odd() && random.chance(30) {
            containers.append(
                Container(name: "istio-proxy", image: "proxyv2", args: ["proxy", random.pick(["sidecar", "router"])]))
        }
        let kind: Workload.Kind = random.pick([.deployment, .deployment, .statefulSet, .pod])
        objects.workloads.append(
            Workload(
                kind: kind, metadata: metadata(name, namespace),
                template: PodTemplate(
                    labels: labels, annotations: annotations, serviceAccountName: random.pick(["default", name]),
                    hostNetwork: odd() && random.chance(20), containers: containers),
                replicas: odd() ? random.pick([0, 2]) : nil,
                podIPs: odd() ? [IPAddress.v4(0x0A00_0100 + UInt32(random.pick([1, 2, 3])))] : []))
        if odd() && random.chance(20) {
            var second = objects.workloads[objects.workloads.count - 1]
            second.kind = .daemonSet
            objects.workloads.append(second)
        }
    }

    private mutating func addService(_ name: String, in namespace: String) {
        var annotations: Labels = []
        if odd() {
            annotations["networking.istio.io/exportTo"] = random.pick([".", "shop", "pay,shop", "~", "*"])
        }
        var address: Service.Address = .clusterIP([])
        if random.chance(50) { address = .clusterIP([IPAddress.v4(0x0A00_0000 + UInt32(random.pick(Array(1...12))))]) }
        if random.chance(15) { address = .headless }
        if odd() && random.chance(30) {
            address = .externalName(
                random.pick(["s0.shop.svc.cluster.local", "api.example.com", "s1.pay.svc.cluster.local."]))
        }
        var ports: [Service.Port] = []
        for number in Set([random.pick(Self.ports), random.pick([80, 8080])]).sorted() {
            ports.append(
                Service.Port(
                    name: random.pick(["http", "tcp", "https", "grpc", "x", "http-web", "mongo", "tls"]) + "-\(number)",
                    number: number, transport: odd() && random.chance(10) ? .udp : .tcp,
                    targetPort: random.pick([nil, .number(8080), .number(9090), .name("web")])))
        }
        let service = Service(
            metadata: metadata(name, namespace, annotations: annotations), address: address,
            selector: odd() && random.chance(20) ? [] : random.pick(Self.labels), ports: ports)
        objects.services.append(service)
        guard service.selector.isEmpty else { return }
        objects.endpointSlices.append(
            EndpointSlice(
                metadata: metadata("\(name)-x", namespace), service: name,
                endpoints: [
                    EndpointSlice.Endpoint(addresses: [
                        IPAddress.v4(0x0A00_0100 + UInt32(random.pick([1, 2, 3]))),
                        IPAddress.v4(0x0A00_0000 + UInt32(random.pick([1, 2, 50]))),
                    ])
                ], ports: ports.map { EndpointSlice.Port(name: $0.name, number: 8080) }))
    }

    mutating func edit(_ change: (inout Objects) -> Void) { change(&objects) }
}
