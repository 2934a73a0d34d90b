import Manifests

extension MeshBuilder {
    mutating func addServiceEntry(_ name: String) {
        let host = random.chance(10) ? "*.partner.example" : random.pick(Names.external)
        let numbers = Set([port(), port()]).sorted()
        let resolution = random.pick(["STATIC", "DNS", "NONE", "DNS_ROUND_ROBIN"])
        let ports = numbers.map { number -> Tree in
            var members: [Tree.Member] = [
                .init("number", .integer(number)), .init("name", .string("p-\(number)")),
                .init("protocol", .string(random.pick(["HTTP", "HTTPS", "TLS", "TCP", "GRPC", "HTTP2", "MYSQL"]))),
            ]
            if random.chance(15) { members.append(.init("targetPort", 8443)) }
            return .object(members)
        }
        var spec: [Tree.Member] = [
            .init("hosts", [.string(host)]), .init("resolution", .string(resolution)), .init("ports", .array(ports)),
            .init("location", random.chance(70) ? "MESH_EXTERNAL" : "MESH_INTERNAL"),
        ]
        if random.chance(50) {
            spec.append(
                .init("addresses", [.string(random.pick(["203.0.113.10", "203.0.113.0/28", "203.0.113.64/26"]))]))
        }
        if resolution != "NONE" && random.chance(50) {
            spec.append(.init("endpoints", [["address": "203.0.113.20"]]))
        } else if resolution == "STATIC" {
            spec.append(.init("workloadSelector", ["labels": ["app": .string(random.pick(Names.workloads))]]))
        }
        if random.chance(10) { spec.append(.init("exportTo", [.string(random.pick([".", "*", namespace()]))])) }
        entries.append((host, numbers))
        add("ServiceEntry", name, in: namespace(), spec: spec)
    }

    mutating func addWorkloadEntry() {
        let labels: Tree = ["app": .string(random.pick(Names.workloads))]
        var spec: [Tree.Member] = [.init("address", "192.0.2.7"), .init("labels", labels)]
        if random.chance(50) { spec.append(.init("serviceAccount", "vm")) }
        add("WorkloadEntry", "machine", in: namespace(), spec: spec)
    }

    mutating func addSidecars() {
        for (index, namespace) in (Names.namespaces + [Names.root]).enumerated() where random.chance(15) {
            var spec: [Tree.Member] = []
            if random.chance(40) { spec.append(.init("workloadSelector", ["labels": selector()])) }
            if random.chance(70) {
                let hosts = (0...1).map { _ in
                    Tree.string(
                        random.pick(["./*", "*/*", "\(self.namespace())/*", "*/\(host())", "~\(self.namespace())/*"]))
                }
                spec.append(.init("egress", [["hosts": .array(hosts)]]))
            }
            if random.chance(25) {
                let number = port()
                let listener: Tree = [
                    "port": [
                        "number": .integer(number), "name": "in",
                        "protocol": .string(random.pick(["HTTP", "HTTPS", "TCP", "HTTP2"])),
                    ],
                    "defaultEndpoint": .string("0.0.0.0:\(number)"),
                ]
                spec.append(.init("ingress", [listener]))
            }
            if random.chance(25) {
                spec.append(
                    .init("outboundTrafficPolicy", ["mode": random.chance(50) ? "ALLOW_ANY" : "REGISTRY_ONLY"]))
            }
            add("Sidecar", "scope\(index)", in: namespace, spec: spec)
        }
    }

    mutating func addEnvoyFilter() {
        let socket: Tree = [
            "name": "envoy.transport_sockets.tls",
            "typed_config": [
                "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext"
            ],
        ]
        let patch: Tree = [
            "applyTo": "CLUSTER", "match": ["context": "SIDECAR_INBOUND", "cluster": ["portNumber": .integer(port())]],
            "patch": ["operation": "MERGE", "value": ["transport_socket": socket]],
        ]
        add("EnvoyFilter", "inbound", in: namespaceOrRoot(), spec: [.init("configPatches", [patch])])
    }
}
