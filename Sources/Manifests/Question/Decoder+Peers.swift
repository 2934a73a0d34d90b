import Model

extension Decoder {
    /// A member of the question, which needs it.
    mutating func required(_ question: Int, _ name: StaticString, _ advice: String) -> Int? {
        if let node = member(question, name) { return expect(node, .object) ? node : nil }
        fault(question, .missingMember, "a question without a `\(name)`; give it \(advice)")
        return nil
    }

    mutating func client(_ question: Int) -> Client? {
        guard let node = required(question, "client", "`client: {namespace: …, workload: …}` or `client: {kind: …}`")
        else { return nil }
        if member(node, "kind") != nil { return choice(node, "kind", Client.Outsider.self).map(Client.outside) }
        guard let name = workloadName(node, "a client") else { return nil }
        let description = describedWorkload(node)
        return .workload(name, description.isEmpty ? nil : description)
    }

    mutating func gateway(_ question: Int) -> WorkloadName? {
        object(question, "via").flatMap { workloadName($0, "a gateway") }
    }

    private mutating func workloadName(_ node: Int, _ what: String) -> WorkloadName? {
        guard member(node, "workload") != nil else {
            fault(node, .missingMember, "\(what) without a name; give it `workload`")
            return nil
        }
        let namespace = string(node, "namespace")
        guard let name = string(node, "workload") else { return nil }
        return WorkloadName(namespace: self.name(of: namespace) ?? "default", name: name)
    }

    private mutating func describedWorkload(_ node: Int) -> DescribedWorkload {
        DescribedWorkload(
            labels: labels(node, "labels"), serviceAccount: string(node, "serviceAccount"),
            dataplane: choice(node, "dataplane"))
    }

    mutating func server(_ question: Int) -> Server? {
        let advice = "`server: {host: …, port: …}`"
        guard let node = required(question, "server", advice) else { return nil }
        let outside = object(node, "external")
        let application = application(object(outside, "app") ?? object(node, "app"))
        guard let target = outside.map({ external($0) }) ?? target(node) else { return nil }
        return target.map { Server(target: $0, application: application) }
    }

    /// nil in nil where there is a fault.
    private mutating func external(_ node: Int) -> Server.Target? {
        guard let (host, port) = hostAndPort(node) else { return nil }
        return .external(host, port: port)
    }

    private mutating func target(_ node: Int) -> Server.Target?? {
        if member(node, "host") != nil {
            guard let (host, port) = hostAndPort(node) else { return .some(nil) }
            return .host(host, port: port)
        }
        guard member(node, "service") != nil else {
            fault(
                node, .missingMember,
                "a server without a name; give it `host`, or `service` and `namespace`, or `external`")
            return nil
        }
        let service = string(node, "service")
        let namespace = name(of: string(node, "namespace")) ?? "default"
        let workload = name(of: string(node, "workload"))
        let description = describedWorkload(node)
        let isHeadless = bool(node, "headless") ?? false
        guard let port = describedPort(node), let service else { return nil }
        return .described(
            DescribedService(
                namespace: namespace, service: service, workload: workload ?? service, description: description,
                port: port, isHeadless: isHeadless))
    }

    private mutating func hostAndPort(_ node: Int) -> (host: String, port: Int)? {
        if member(node, "host") == nil { fault(node, .missingMember, "a server without a name; give it `host`") }
        if member(node, "port") == nil { fault(node, .missingMember, "a server without a port; give it `port`") }
        let host = string(node, "host")
        if let host, host.isEmpty { fault(node, .missingMember, "a server without a name; give it `host`") }
        guard let port = integer(node, "port", in: Self.ports), let host, !host.isEmpty else { return nil }
        return (host, port)
    }

    private mutating func describedPort(_ server: Int) -> Service.Port? {
        guard let node = member(server, "port") else {
            fault(server, .missingMember, "a server without a port; give it `port: {number: …, name: …}`")
            return nil
        }
        guard document.kind(node) == .object else {
            return integer(node, in: Self.ports).map { Service.Port(number: $0) }
        }
        if member(node, "number") == nil { fault(node, .missingMember, "a port without its number; give it `number`") }
        let port = Service.Port(
            name: name(of: string(node, "name")), number: integer(node, "number", in: Self.ports) ?? 0,
            transport: transport(node), appProtocol: string(node, "appProtocol"),
            targetPort: portReference(node, "targetPort"))
        return port.number == 0 ? nil : port
    }

    private mutating func application(_ node: Int?) -> ServerApplication {
        ServerApplication(
            language: choice(node, "protocol"), tls: bool(node, "tls"),
            requiresClientCertificate: bool(node, "requiresClientCertificate") ?? false)
    }
}
