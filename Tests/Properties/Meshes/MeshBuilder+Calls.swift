import Manifests

extension MeshBuilder {
    mutating func addVirtualServices() {
        for index in 0..<Int.random(in: 0...2, using: &random) {
            var spec: [Tree.Member] = [.init("hosts", [.string(host())])]
            let kind = random.pick(["http", "http", "tcp", "tls"])
            spec.append(.init(kind, [route(kind)]))
            if random.chance(15) { spec.append(.init("exportTo", [.string(random.pick([".", "*", namespace()]))])) }
            add("VirtualService", "route\(index)", in: namespace(), spec: spec)
        }
    }

    private mutating func route(_ kind: String) -> Tree {
        let destinations = (0..<(random.chance(20) ? 2 : 1)).map { _ -> Tree in
            var destination: [Tree.Member] = [.init("host", .string(host()))]
            if random.chance(40) { destination.append(.init("port", ["number": .integer(port())])) }
            if random.chance(20) { destination.append(.init("subset", random.chance(50) ? "v1" : "v2")) }
            return ["destination": .object(destination), "weight": 50]
        }
        var members: [Tree.Member] = [.init("route", .array(destinations))]
        switch kind {
        case "tls": members.append(.init("match", [["port": .integer(port()), "sniHosts": [.string(host())]]]))
        case "tcp" where random.chance(50): members.append(.init("match", [["port": .integer(port())]]))
        case "http" where random.chance(30):
            members.append(
                .init("match", [random.chance(50) ? ["uri": ["prefix": "/a"]] : ["sourceLabels": selector()]]))
        default: break
        }
        return .object(members)
    }

    mutating func settings() -> Tree {
        var members: [Tree.Member] = []
        if random.chance(20) { members.append(.init("outboundTrafficPolicy", "REGISTRY_ONLY")) }
        if random.chance(8) { members.append(.init("enableAutoMtls", false)) }
        if random.chance(5) { members.append(.init("protocolDetectionTimeout", "100ms")) }
        return .object(members)
    }

    mutating func client() -> Tree {
        if random.chance(10) {
            return ["kind": .string(random.pick(["external", "kube-apiserver", "kubelet", "prometheus"]))]
        }
        let workload = random.pick(workloads)
        return ["namespace": .string(workload.namespace), "workload": .string(workload.name)]
    }

    mutating func server() -> Tree {
        let understood = language.hasPrefix("http") ? "http" : language
        let other = random.pick(["http", "http1", "http2", "tcp", "server-first"])
        let application: Tree = [
            "protocol": .string(random.chance(80) ? understood : other), "tls": .bool(random.chance(80) == isTLS),
        ]
        let host: String
        let number: Int
        if let service = services.randomElement(using: &random), random.chance(80) {
            host = random.chance(70) ? service.host : "\(service.name).\(service.namespace)"
            number = random.chance(90) ? random.pick(service.ports).number : port()
        } else if let entry = entries.randomElement(using: &random), random.chance(80) {
            host = entry.host.replacing("*", with: "any")
            number = random.pick(entry.ports)
        } else {
            host = random.pick(["10.1.0.1", "elsewhere.example", "203.0.113.10"])
            number = port()
        }
        return ["host": .string(host), "port": .integer(number), "app": application]
    }

    mutating func request() -> Tree {
        var members: [Tree.Member] = [.init("protocol", .string(language)), .init("tls", .bool(isTLS))]
        if random.chance(5) { members.append(.init("host", "nobody.example")) }
        return .object(members)
    }
}
