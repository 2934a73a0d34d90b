import Model

/// Turns described peers and shorthands into the Kubernetes objects that they stand for.
///
/// From here on there is one path: nothing else of the engine knows that a question can describe.
struct Description {
    private(set) var objects: Objects

    /// - Throws: `shorthandRepeats` where an object stands in the manifests as well.
    init(_ question: borrowing Question) throws(SubjectError) {
        objects = question.manifests
        if case .workload(let name, let described?) = question.client, name != Self.describedServer(of: question) {
            try add(described, name: name, ports: [], pointer: "/client/workload")
        }
        switch question.server.target {
        case .described(let service): try add(service)
        case .host, .external: break
        }
        if let shorthand = question.policies.peerAuthentication {
            try add(shorthand, server: Self.workload(of: question), rootNamespace: rootNamespace(of: question))
        }
        if let policy = question.policies.destinationRule { try add(policy, question: question) }
    }

    /// A question may describe one workload as client and as server: what is said of the server then counts.
    private static func describedServer(of question: Question) -> WorkloadName? {
        guard case .described(let server) = question.server.target else { return nil }
        return WorkloadName(namespace: server.namespace, name: server.workload)
    }

    /// The labels of a workload that is described without any.
    private static func labels(of name: WorkloadName) -> Labels {
        Labels([Labels.Entry(key: "app", value: name.name)])
    }

    private func rootNamespace(of question: Question) -> String {
        question.mesh.rootNamespace ?? objects.meshSettings?.rootNamespace ?? EffectiveSettings.defaultRootNamespace
    }

    /// A workload with the dataplane that the question says: by the label of its namespace where there is none yet,
    /// else by a pod that shows its sidecar already.
    private mutating func add(
        _ described: DescribedWorkload, name: WorkloadName, ports: [Container.Port], pointer: String
    ) throws(SubjectError) {
        let taken = objects.workloads.first { $0.metadata.namespace == name.namespace && $0.metadata.name == name.name }
        if let taken { throw .shorthandRepeats(taken.reference, pointer: pointer) }
        var template = PodTemplate(
            labels: described.labels.isEmpty ? Self.labels(of: name) : described.labels,
            serviceAccountName: described.serviceAccount ?? "default",
            containers: [Container(name: "app", ports: ports)])
        describeDataplane(described.dataplane, of: &template, namespace: name.namespace)
        objects.workloads.append(
            Workload(
                kind: .deployment, metadata: Metadata(name: name.name, namespace: name.namespace), template: template))
    }

    private mutating func describeDataplane(
        _ dataplane: DescribedWorkload.Dataplane?, of template: inout PodTemplate, namespace: String
    ) {
        guard let dataplane else { return }
        let existing = objects.namespaces.first { $0.metadata.name == namespace }
        switch dataplane {
        case .none:
            template.labels["sidecar.istio.io/inject"] = "false"
            if existing == nil { addNamespace(namespace) }
        case .ambient:
            template.labels["istio.io/dataplane-mode"] = "ambient"
            template.labels["sidecar.istio.io/inject"] = "false"
            if existing == nil { addNamespace(namespace) }
        case .sidecar:
            if existing == nil { addNamespace(namespace) }
            let labels = objects.namespaces.first { $0.metadata.name == namespace }?.metadata.labels
            let decision = Injection.decide(template, namespace: namespace, namespaceLabels: labels)
            if decision.dataplane != .sidecar {
                template.containers.append(
                    Container(name: "istio-proxy", image: "proxyv2", args: ["proxy", "sidecar"]))
            }
        }
    }

    private mutating func addNamespace(_ name: String) {
        let labels = Labels([Labels.Entry(key: "istio-injection", value: "enabled")])
        objects.namespaces.append(Namespace(metadata: Metadata(name: name, namespace: "", labels: labels)))
    }

    private mutating func add(_ server: DescribedService) throws(SubjectError) {
        let name = WorkloadName(namespace: server.namespace, name: server.workload)
        let labels = server.description.labels.isEmpty ? Self.labels(of: name) : server.description.labels
        var description = server.description
        description.labels = labels
        var ports: [Container.Port] = []
        if case .name(let portName) = server.port.targetPort {
            ports = [Container.Port(name: portName, number: server.port.number)]
        }
        try add(description, name: name, ports: ports, pointer: "/server/workload")
        let service = Service(
            metadata: Metadata(name: server.service, namespace: server.namespace),
            address: server.isHeadless ? .headless : .clusterIP([]), selector: labels, ports: [server.port])
        if objects.services.contains(where: { $0.reference == service.reference }) {
            throw .shorthandRepeats(service.reference, pointer: "/server/service")
        }
        objects.services.append(service)
    }
}

extension Description {
    /// The server's workload, as far as a shorthand needs it: what it is called and which labels select it.
    static func workload(of question: Question) -> (name: WorkloadName, labels: Labels)? {
        switch question.server.target {
        case .described(let server):
            let name = WorkloadName(namespace: server.namespace, name: server.workload)
            let labels = server.description.labels
            return (name, labels.isEmpty ? Self.labels(of: name) : labels)
        case .host(let host, _):
            return workload(behind: host, question: question)
        case .external:
            return nil
        }
    }

    private static func workload(
        behind host: String, question: Question
    ) -> (name: WorkloadName, labels: Labels)? {
        guard let service = service(named: host, question: question) else { return nil }
        let namespace = service.metadata.namespace
        let names = question.manifests.workloads
            .filter { $0.metadata.namespace == namespace && service.selector.isSubset(of: $0.template.labels) }
            .map(\.metadata.name)
        return (WorkloadName(namespace: namespace, name: names.min() ?? service.metadata.name), service.selector)
    }

    private static func service(named host: String, question: Question) -> Service? {
        let parts = NameResolution.normalized(host).split(separator: ".", maxSplits: 2)
        guard let name = parts.first else { return nil }
        var namespace = parts.count > 1 ? String(parts[1]) : ""
        if case .workload(let client, _) = question.client, parts.count == 1 { namespace = client.namespace }
        return question.manifests.services.first { $0.metadata.name == name && $0.metadata.namespace == namespace }
    }

    private mutating func add(
        _ shorthand: PolicyShorthands.PeerAuthentications, server: (name: WorkloadName, labels: Labels)?,
        rootNamespace: String
    ) throws(SubjectError) {
        func policy(_ name: String, _ namespace: String, _ mode: MutualTLSMode) -> PeerAuthentication {
            PeerAuthentication(metadata: Metadata(name: name, namespace: namespace), mode: mode)
        }
        if let mode = shorthand.mesh { try add(policy("default", rootNamespace, mode)) }
        // Only the mesh's own level is for servers that are no workload of the mesh.
        guard let server else { return }
        if let mode = shorthand.namespace { try add(policy("default", server.name.namespace, mode)) }
        if shorthand.workload == nil && shorthand.ports.isEmpty { return }
        var own = policy(server.name.name, server.name.namespace, shorthand.workload ?? .unset)
        own.selector = server.labels
        own.portLevels = shorthand.ports
        try add(own)
    }

    private mutating func add(_ policy: PeerAuthentication) throws(SubjectError) {
        if objects.peerAuthentications.contains(where: { $0.reference == policy.reference }) {
            throw .shorthandRepeats(policy.reference, pointer: "/policies/peerAuthentication")
        }
        objects.peerAuthentications.append(policy)
    }

    /// A rule for the host that is called: in the server's namespace, or in the client's for a host outside the mesh.
    private mutating func add(_ policy: TrafficPolicy, question: Question) throws(SubjectError) {
        var namespace: String
        if case .workload(let client, _) = question.client {
            namespace = client.namespace
        } else {
            namespace = rootNamespace(of: question)
        }
        let host: String
        switch question.server.target {
        case .described(let server):
            namespace = server.namespace
            host = Host.serviceName(server.service, namespace: server.namespace)
        case .host(let name, _):
            if let service = Self.service(named: name, question: question) {
                namespace = service.metadata.namespace
                host = Host.serviceName(service.metadata.name, namespace: namespace)
            } else {
                host = NameResolution.normalized(name)
            }
        case .external(let name, _):
            host = NameResolution.normalized(name)
        }
        let name = host.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(host[..<$0]) } ?? host
        let rule = DestinationRule(
            metadata: Metadata(name: name, namespace: namespace), host: host, trafficPolicy: policy)
        if objects.destinationRules.contains(where: { $0.reference == rule.reference }) {
            throw .shorthandRepeats(rule.reference, pointer: "/policies/destinationRule")
        }
        objects.destinationRules.append(rule)
    }
}
