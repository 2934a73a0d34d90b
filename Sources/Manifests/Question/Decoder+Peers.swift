import Model

extension Decoder {
    /// A member of the question, which needs it.
    mutating func required(_ question: Int, _ name: MemberName, _ advice: String) -> Int? {
        if let node = member(question, name) { return expect(node, .object) ? node : nil }
        fault(question, .missingMember, "a question without a `\(name)`; give it \(advice)")
        return nil
    }

    mutating func client(_ question: Int) -> Client? {
        guard let node = required(question, "client", "`client: {namespace: …, workload: …}` or `client: {kind: …}`")
        else { return nil }
        if let kind = document.member(node, "kind") {
            allow(["kind"], in: node, because: "kind")
            return choice(kind, Client.Outsider.self).map(Client.outside)
        }
        let name = workloadName(node, "a client")
        let description = describedWorkload(node)
        guard let name else { return nil }
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
        let namespace = text(node, "namespace", .dnsLabel)
        guard let name = text(node, "workload", .subdomain) else { return nil }
        return WorkloadName(namespace: namespace ?? "default", name: name)
    }

    private mutating func describedWorkload(_ node: Int) -> DescribedWorkload {
        DescribedWorkload(
            labels: questionLabels(node), serviceAccount: text(node, "serviceAccount", .subdomain),
            dataplane: choice(node, "dataplane"))
    }

    mutating func server(_ question: Int) -> Server? {
        let advice = "`server: {host: …, port: …}`"
        guard let node = required(question, "server", advice) else { return nil }
        let target: Server.Target?
        var place = node
        if let outside = document.member(node, "external") {
            allow(["external"], in: node, because: "external")
            guard expect(outside, .object) else { return nil }
            target = hostAndPort(outside).map { .external($0.host, port: $0.port) }
            place = outside
        } else if document.member(node, "host") != nil {
            allow(["host", "port", "app", "certificate"], in: node, because: "host")
            target = hostAndPort(node).map { .host($0.host, port: $0.port) }
        } else {
            target = described(node)
        }
        let application = application(object(place, "app"))
        return target.map { Server(target: $0, application: application) }
    }

    private mutating func described(_ node: Int) -> Server.Target? {
        guard member(node, "service") != nil else {
            fault(
                node, .missingMember,
                "a server without a name; give it `host`, or `service` and `namespace`, or `external`")
            return nil
        }
        let service = text(node, "service", .dnsLabel)
        let namespace = text(node, "namespace", .dnsLabel) ?? "default"
        let workload = text(node, "workload", .subdomain)
        let description = describedWorkload(node)
        let isHeadless = bool(node, "headless") ?? false
        guard let port = describedPort(node), let service else { return nil }
        return .described(
            DescribedService(
                namespace: namespace, service: service, workload: workload ?? service, description: description,
                port: port, isHeadless: isHeadless))
    }

    mutating func hostAndPort(_ node: Int) -> (host: String, port: Int)? {
        if member(node, "host") == nil { fault(node, .missingMember, "a server without a name; give it `host`") }
        if member(node, "port") == nil { fault(node, .missingMember, "a server without a port; give it `port`") }
        let host = text(node, "host", .host)
        guard let port = integer(node, "port", in: Self.ports), let host else { return nil }
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
            name: text(node, "name", .dnsLabel), number: integer(node, "number", in: Self.ports) ?? 0,
            transport: transport(node), appProtocol: string(node, "appProtocol"),
            targetPort: targetPort(node))
        return port.number == 0 ? nil : port
    }

    private mutating func targetPort(_ port: Int) -> PortReference? {
        guard let node = member(port, "targetPort") else { return nil }
        guard document.kind(node) == .string else { return portReference(port, "targetPort") }
        return text(node, .portName).map(PortReference.name)
    }

    mutating func application(_ node: Int?) -> ServerApplication {
        ServerApplication(
            language: choice(node, "protocol"), tls: bool(node, "tls"),
            requiresClientCertificate: bool(node, "requiresClientCertificate") ?? false)
    }
}
