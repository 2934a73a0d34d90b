import Manifests

extension MeshBuilder {
    mutating func addNamespace(_ name: String) {
        if random.chance(4) { return }
        let labels: [Tree.Member]
        switch Int.random(in: 0..<20, using: &random) {
        case 0: labels = []
        case 1: labels = [.init("istio-injection", "disabled")]
        case 2: labels = [.init("istio.io/rev", "default")]
        default: labels = [.init("istio-injection", "enabled")]
        }
        objects.append([
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": ["name": .string(name), "labels": .object(labels)],
        ])
    }

    mutating func addWorkload(_ name: String, in namespace: String) {
        workloads.append((namespace, name))
        var labels: [Tree.Member] = [
            .init("app", .string(name)), .init("version", random.chance(70) ? "v1" : "v2"),
        ]
        if random.chance(10) { labels.append(.init("sidecar.istio.io/inject", random.chance(70) ? "false" : "true")) }
        if random.chance(4) { labels.append(.init("security.istio.io/tlsMode", "disabled")) }
        let template: Tree = [
            "metadata": ["labels": .object(labels), "annotations": .object(annotations())],
            "spec": [
                "hostNetwork": .bool(random.chance(3)), "serviceAccountName": .string(name),
                "containers": [
                    ["name": "app", "image": "app", "ports": [["name": "named", "containerPort": .integer(port())]]]
                ],
            ],
        ]
        if random.chance(25), case .object(var members) = template {
            members.append(.init("status", ["podIP": .string("10.1.0.\(workloads.count)")]))
            var metadata = labels
            metadata = [
                .init("labels", .object(metadata)), .init("annotations", template["metadata"]?["annotations"] ?? [:]),
            ]
            members.removeAll { $0.name == "metadata" }
            metadata += [.init("name", .string(name)), .init("namespace", .string(namespace))]
            objects.append(
                .object(
                    [.init("apiVersion", "v1"), .init("kind", "Pod"), .init("metadata", .object(metadata))] + members))
            return
        }
        let kind = random.pick(["Deployment", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"])
        let selector: Tree = ["matchLabels": ["app": .string(name)]]
        var spec: [Tree.Member] = [.init("selector", selector), .init("template", template)]
        if kind != "DaemonSet" && random.chance(5) { spec.append(.init("replicas", 0)) }
        add("apps/v1", kind, name, in: namespace, [.init("spec", .object(spec))])
    }

    private mutating func annotations() -> [Tree.Member] {
        var result: [Tree.Member] = []
        func traffic(_ name: String) -> String { "traffic.sidecar.istio.io/\(name)" }
        if random.chance(5) { result.append(.init(traffic("excludeInboundPorts"), .string("\(port())"))) }
        if random.chance(3) { result.append(.init(traffic("includeInboundPorts"), .string("\(port()),\(port())"))) }
        if random.chance(3) { result.append(.init(traffic("excludeOutboundPorts"), .string("\(port())"))) }
        if random.chance(2) { result.append(.init(traffic("includeOutboundIPRanges"), "10.0.0.0/8")) }
        if random.chance(2) { result.append(.init("sidecar.istio.io/interceptionMode", "NONE")) }
        if random.chance(3) { result.append(.init("sidecar.istio.io/inject", "false")) }
        return result
    }

    mutating func port() -> Int { random.pick([80, 443, 3306, 5432, 8080, 8443]) }

    mutating func addService(_ name: String, in namespace: String) {
        var ports: [Port] = []
        var trees: [Tree] = []
        for number in Set([port(), port()]).sorted() {
            let name = random.pick(
                ["http", "http", "https", "tcp", "grpc", "http2", "tls", "web", "mysql", "mongo", "redis", "udp"])
            ports.append(Port(number: number, name: "\(name)-\(number)"))
            var members: [Tree.Member] = [
                .init("name", .string("\(name)-\(number)")), .init("port", .integer(number)),
            ]
            if random.chance(40) { members.append(.init("targetPort", random.chance(80) ? .integer(port()) : "named")) }
            if random.chance(10) {
                members.append(.init("appProtocol", .string(random.pick(["http", "https", "tcp", "grpc", "other"]))))
            }
            trees.append(.object(members))
        }
        services.append(NamedService(namespace: namespace, name: name, ports: ports))
        let isHeadless = random.chance(15)
        var spec: [Tree.Member] = [
            .init("selector", ["app": .string(name)]), .init("ports", .array(trees)),
        ]
        if isHeadless {
            spec.append(.init("clusterIP", "None"))
        } else if random.chance(60) {
            spec.append(.init("clusterIP", .string("10.0.0.\(services.count)")))
        }
        let exportTo: [Tree.Member] =
            random.chance(8)
            ? [.init("networking.istio.io/exportTo", .string(random.pick([".", "*", "~", self.namespace()])))] : []
        add("v1", "Service", name, in: namespace, annotations: exportTo, [.init("spec", .object(spec))])
    }

    /// An ExternalName Service.
    mutating func addAlias() {
        let target = services.randomElement(using: &random)?.host ?? Names.external[0]
        let namespace = namespace()
        let spec: Tree = [
            "type": "ExternalName", "externalName": .string(target), "ports": [["name": "http", "port": 80]],
        ]
        add("v1", "Service", "alias", in: namespace, [.init("spec", spec)])
        services.append(NamedService(namespace: namespace, name: "alias", ports: [Port(number: 80, name: "http")]))
    }
}
