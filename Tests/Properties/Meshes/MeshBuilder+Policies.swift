import Manifests

extension MeshBuilder {
    mutating func addPeerAuthentications() {
        for (index, namespace) in (Names.namespaces + [Names.root]).enumerated() {
            if random.chance(45) { addPeerAuthentication("default\(index)", in: namespace, isForWorkload: false) }
            if random.chance(10) { addPeerAuthentication("rival\(index)", in: namespace, isForWorkload: false) }
            if random.chance(25) { addPeerAuthentication("own\(index)", in: namespace, isForWorkload: true) }
            if random.chance(8) { addPeerAuthentication("also\(index)", in: namespace, isForWorkload: true) }
        }
    }

    private mutating func mode() -> Tree {
        ["mode": .string(random.pick(["STRICT", "STRICT", "PERMISSIVE", "DISABLE", "UNSET"]))]
    }

    private mutating func addPeerAuthentication(_ name: String, in namespace: String, isForWorkload: Bool) {
        var spec: [Tree.Member] = []
        if random.chance(85) { spec.append(.init("mtls", mode())) }
        if isForWorkload {
            spec.append(.init("selector", ["matchLabels": selector()]))
            if random.chance(50) {
                spec.append(.init("portLevelMtls", .object([.init("\(port())", mode())])))
            }
        }
        add("PeerAuthentication", name, in: namespace, spec: spec)
    }

    /// A selector that one workload has, or two that have one version.
    mutating func selector() -> Tree {
        random.chance(75)
            ? ["app": .string(random.pick(Names.workloads))] : ["version": random.chance(50) ? "v1" : "v2"]
    }

    mutating func addDestinationRules() {
        for index in 0..<Int.random(in: 0...4, using: &random) {
            var spec: [Tree.Member] = [.init("host", .string(host()))]
            if random.chance(80) { spec.append(.init("trafficPolicy", trafficPolicy(nested: true))) }
            if random.chance(35) {
                let subsets = ["v1", "v2"].map { version -> Tree in
                    var members: [Tree.Member] = [
                        .init("name", .string(version)), .init("labels", ["version": .string(version)]),
                    ]
                    if random.chance(40) { members.append(.init("trafficPolicy", trafficPolicy(nested: true))) }
                    return .object(members)
                }
                spec.append(.init("subsets", .array(subsets)))
            }
            if random.chance(12) { spec.append(.init("workloadSelector", ["matchLabels": selector()])) }
            if random.chance(20) { spec.append(.init("exportTo", [.string(random.pick([".", "*", namespace()]))])) }
            add("DestinationRule", "rule\(index)", in: namespaceOrRoot(), spec: spec)
        }
    }

    private mutating func trafficPolicy(nested: Bool) -> Tree {
        var members: [Tree.Member] = []
        if random.chance(70) { members.append(.init("tls", clientTLS())) }
        if random.chance(8) { members.append(.init("loadBalancer", ["simple": "PASSTHROUGH"])) }
        if random.chance(8) {
            let policy = random.pick(["UPGRADE", "DO_NOT_UPGRADE", "DEFAULT"])
            members.append(.init("connectionPool", ["http": ["h2UpgradePolicy": .string(policy)]]))
        }
        if nested && random.chance(25) {
            guard case .object(let level) = trafficPolicy(nested: false) else { return .object(members) }
            let entry: [Tree.Member] = [.init("port", ["number": .integer(port())])] + level
            members.append(.init("portLevelSettings", [.object(entry)]))
        }
        return .object(members)
    }

    private mutating func clientTLS() -> Tree {
        switch random.pick(["DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL", "ISTIO_MUTUAL"]) {
        case "MUTUAL": ["mode": "MUTUAL", "clientCertificate": "/c.pem", "privateKey": "/k.pem"]
        case "SIMPLE":
            random.chance(20)
                ? ["mode": "SIMPLE", "credentialName": "partner"] : ["mode": "SIMPLE", "caCertificates": "/ca.pem"]
        case let mode: ["mode": .string(mode)]
        }
    }
}
