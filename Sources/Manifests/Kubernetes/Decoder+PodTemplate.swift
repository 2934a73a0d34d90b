import Model

extension Decoder {
    static let ports = 1...65535

    /// `node` has `metadata` and `spec`: a `template`, or a Pod.
    mutating func podTemplate(_ node: Int?) -> PodTemplate {
        let metadata = object(node, "metadata")
        let spec = object(node, "spec")
        let account = string(spec, "serviceAccountName") ?? string(spec, "serviceAccount")
        return PodTemplate(
            labels: labels(metadata, "labels"), annotations: labels(metadata, "annotations"),
            serviceAccountName: account.flatMap { $0.isEmpty ? nil : $0 } ?? "default",
            hostNetwork: bool(spec, "hostNetwork") ?? false, containers: containers(spec, "containers"),
            initContainers: containers(spec, "initContainers"),
            runAsUser: integer(object(spec, "securityContext"), "runAsUser"))
    }

    private mutating func containers(_ spec: Int?, _ name: MemberName) -> [Container] {
        objects(spec, name) { $0.container($1) }
    }

    private mutating func container(_ node: Int) -> Container {
        Container(
            name: string(node, "name") ?? "", image: string(node, "image") ?? "", args: strings(node, "args"),
            ports: objects(node, "ports") { $0.containerPort($1) }, probes: probes(node),
            restartsAlways: string(node, "restartPolicy") == "Always",
            runAsUser: integer(object(node, "securityContext"), "runAsUser"))
    }

    private mutating func containerPort(_ node: Int) -> Container.Port? {
        guard member(node, "containerPort") != nil else {
            fault(node, .missingMember, "a port without its number; give it `containerPort`")
            return nil
        }
        guard let number = integer(node, "containerPort", in: Self.ports) else { return nil }
        return Container.Port(name: string(node, "name"), number: number, transport: transport(node))
    }

    /// The member `protocol` of a port of Kubernetes.
    mutating func transport(_ port: Int) -> TransportProtocol {
        choice(port, "protocol") ?? .tcp
    }

    private mutating func probes(_ container: Int) -> [Probe] {
        var probes: [Probe] = []
        if let probe = probe(object(container, "livenessProbe"), .liveness) { probes.append(probe) }
        if let probe = probe(object(container, "readinessProbe"), .readiness) { probes.append(probe) }
        if let probe = probe(object(container, "startupProbe"), .startup) { probes.append(probe) }
        return probes
    }

    private mutating func probe(_ node: Int?, _ purpose: Probe.Purpose) -> Probe? {
        if let action = object(node, "httpGet") {
            let isTLS = string(action, "scheme")?.uppercased() == "HTTPS"
            return probe(action, purpose, isTLS ? .httpsGet : .httpGet)
        }
        if let action = object(node, "tcpSocket") { return probe(action, purpose, .tcpSocket) }
        if let action = object(node, "grpc") { return probe(action, purpose, .grpc) }
        return nil
    }

    private mutating func probe(_ node: Int, _ purpose: Probe.Purpose, _ action: Probe.Action) -> Probe? {
        guard let port = portReference(node, "port") else { return nil }
        return Probe(port: port, purpose: purpose, action: action, host: string(node, "host"))
    }

    mutating func portReference(_ parent: Int?, _ name: MemberName) -> PortReference? {
        guard let node = member(parent, name) else { return nil }
        guard document.kind(node) == .string else { return integer(node, in: Self.ports).map(PortReference.number) }
        let text = document.string(node)
        if text.isEmpty { return nil }
        guard text.utf8.allSatisfy({ $0.isDigit }) else { return .name(text) }
        fault(
            node, .outOfRange,
            "the text `\(text.shortened)` names no port, because a name needs a letter; take the quotes away")
        return nil
    }
}
