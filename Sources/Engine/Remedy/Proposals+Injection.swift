import Model

/// Sidecars that could be there, or be passed by.
extension Proposals {
    var injectedClient: Proposal? { circumstances.client.flatMap { injected($0, role: "client") } }
    var injectedServer: Proposal? { circumstances.server.flatMap { injected($0, role: "server") } }

    /// Another workload behind the name, without a sidecar: a headless Service then has no auto mTLS at all.
    var injectedSibling: Proposal? {
        guard let service = circumstances.service, let port = circumstances.servicePort else { return nil }
        for endpoint in mesh.endpoints(of: service, port: port) {
            guard case .workload(let place) = endpoint.place, !mesh.workloads[place].hasSidecar else { continue }
            return injected(mesh.workloads[place], role: "server")
        }
        return nil
    }

    private func source(of workload: MeshWorkload) -> Int? {
        objects.workloads.firstIndex { $0.reference == workload.reference }
    }

    /// Path of the labels and annotations that a controller gives to its pods.
    private func podMetadata(_ workload: Workload) -> [String] {
        switch workload.kind {
        case .pod: ["metadata"]
        case .cronJob: ["spec", "jobTemplate", "spec", "template", "metadata"]
        case .deployment, .statefulSet, .daemonSet, .replicaSet, .job: ["spec", "template", "metadata"]
        }
    }

    private func injected(_ workload: MeshWorkload, role: String) -> Proposal? {
        guard !workload.hasSidecar, let place = source(of: workload) else { return nil }
        if workload.decision.reason == .hostNetwork { return withOwnNetwork(workload, place) }
        let source = objects.workloads[place]
        let name = "sidecar.istio.io/inject"
        let path = podMetadata(source) + ["labels", name]
        let tradeoffs = ["the pods of \(workload.name.text) restart, with a sidecar each"]
        let namespace = objects.namespaces.firstIndex { $0.metadata.name == workload.name.namespace }
        if case .namespaceLabel("istio-injection", _) = workload.decision.reason, let namespace {
            let edit = ObjectEdit(set: ["metadata", "labels", "istio-injection"], to: .string("enabled"))
            return proposal(
                "inject sidecars into namespace `\(workload.name.namespace)`, so that the \(role) has one",
                changes: [Change(objects.namespaces[namespace], edits: [edit])],
                tradeoffs: tradeoffs + ["all new pods of the namespace get a sidecar"]
            ) { $0.namespaces[namespace].metadata.labels["istio-injection"] = "enabled" }
        }
        return proposal(
            "inject a sidecar into \(workload.name.text), the \(role)",
            changes: [Change(source, edits: [ObjectEdit(set: path, to: .string("true"))])], tradeoffs: tradeoffs
        ) { objects in
            objects.workloads[place].template.labels[name] = "true"
            objects.workloads[place].template.annotations[name] = nil
        }
    }

    /// Pods on their node's network are never injected.
    private func withOwnNetwork(_ workload: MeshWorkload, _ place: Int) -> Proposal? {
        let source = objects.workloads[place]
        let spec = source.kind == .pod ? ["spec"] : podMetadata(source).dropLast() + ["spec"]
        return proposal(
            "give the pods of \(workload.name.text) a network of their own, so that they can have a sidecar",
            changes: [Change(source, edits: [ObjectEdit(remove: spec + ["hostNetwork"])])],
            tradeoffs: ["the pods no longer see the node's interfaces, nor open its ports"]
        ) { $0.workloads[place].template.hostNetwork = false }
    }

    var uninjectedServer: Proposal? {
        guard let server = circumstances.server, server.hasSidecar, let place = source(of: server) else { return nil }
        let source = objects.workloads[place]
        let path = podMetadata(source) + ["labels", "sidecar.istio.io/inject"]
        return proposal(
            "run \(server.name.text) without a sidecar",
            changes: [Change(source, edits: [ObjectEdit(set: path, to: .string("false"))])], weakens: true,
            tradeoffs: ["everything of the mesh is lost for these pods: identity, mTLS, policies, metrics"]
        ) { $0.workloads[place].template.labels["sidecar.istio.io/inject"] = "false" }
    }

    /// A port that callers outside the mesh reach past the sidecar.
    var excludedPort: Proposal? {
        guard let server = circumstances.server, let port = circumstances.peerAuthentication?.port else { return nil }
        let old = server.template.annotations[Self.excludeInbound].map { "\($0)," } ?? ""
        return annotated(
            server, Self.excludeInbound, "\(old)\(port)",
            "exclude port \(port) of \(server.name.text) from its sidecar",
            weakens: true,
            tradeoffs: [
                "no sidecar stands on the path, and STRICT no longer protects the port",
                "callers with a sidecar break on this port: auto mTLS still sends them with Istio mTLS, which nothing takes off",
            ])
    }

    /// A connection that the client's sidecar stands in the way of, and protects nothing on.
    var bypassedClientPort: Proposal? {
        guard let client = circumstances.client, client.hasSidecar, circumstances.server == nil,
            let port = subject.destinations.first?.port
        else { return nil }
        let name = "traffic.sidecar.istio.io/excludeOutboundPorts"
        let old = client.template.annotations[name].map { "\($0)," } ?? ""
        return annotated(
            client, name, "\(old)\(port)", "let \(client.name.text) dial port \(port) past its sidecar", weakens: true,
            tradeoffs: ["no sidecar sees what the client sends to port \(port), to whichever host"])
    }

    static let excludeInbound = "traffic.sidecar.istio.io/excludeInboundPorts"

    /// The annotations that keep the port away from the server's sidecar, taken off.
    var capturedServerPort: Proposal? {
        guard let server = circumstances.server, server.hasSidecar, walk.third == nil else { return nil }
        return withoutAnnotations(
            server, [Self.excludeInbound, "traffic.sidecar.istio.io/includeInboundPorts"],
            "let the sidecar of \(server.name.text) take over all its ports")
    }

    var capturedClientPort: Proposal? {
        guard case .direct(.notCaptured) = walk.exit, let client = circumstances.client else { return nil }
        return withoutAnnotations(
            client,
            ["excludeOutboundPorts", "excludeOutboundIPRanges", "includeOutboundIPRanges", "includeOutboundPorts"]
                .map { "traffic.sidecar.istio.io/\($0)" },
            "let the sidecar of \(client.name.text) take over this connection")
    }

    private func annotated(
        _ workload: MeshWorkload, _ name: String, _ value: String, _ title: String, weakens: Bool, tradeoffs: [String]
    ) -> Proposal? {
        guard let place = source(of: workload) else { return nil }
        let path = podMetadata(objects.workloads[place]) + ["annotations", name]
        return proposal(
            title, changes: [Change(objects.workloads[place], edits: [ObjectEdit(set: path, to: .string(value))])],
            weakens: weakens, tradeoffs: tradeoffs
        ) { $0.workloads[place].template.annotations[name] = value }
    }

    private func withoutAnnotations(_ workload: MeshWorkload, _ names: [String], _ title: String) -> Proposal? {
        guard let place = source(of: workload) else { return nil }
        let present = names.filter { objects.workloads[place].template.annotations[$0] != nil }
        guard !present.isEmpty else { return nil }
        let path = podMetadata(objects.workloads[place]) + ["annotations"]
        return proposal(
            title,
            changes: [Change(objects.workloads[place], edits: present.map { ObjectEdit(remove: path + [$0]) })],
            tradeoffs: ["what was excluded on purpose passes the sidecar again"]
        ) { objects in
            for name in present { objects.workloads[place].template.annotations[name] = nil }
        }
    }
}
