import Model

/// What the server's sidecar could ask instead.
extension Proposals {
    private var policy: Decisions.PeerAuthentication? { circumstances.peerAuthentication }

    /// One port of the server's workload takes what is not Istio mTLS as well.
    var permissivePort: Proposal? {
        guard let policy, policy.mode == .strict, let server = circumstances.server else { return nil }
        let level = PeerAuthentication.PortLevel(port: policy.port, mode: .permissive)
        let tradeoffs = [
            "port \(policy.port) also takes connections that the mesh does not authenticate; other ports stay as they are"
        ]
        let title = "make port \(policy.port) of \(server.name.text) PERMISSIVE by `portLevelMtls`"
        let own = mesh.workloadPeerAuthentication(namespace: server.name.namespace, labels: server.labels)
        if let own {
            let path = ["spec", "portLevelMtls", "\(policy.port)", "mode"]
            return proposal(
                title, changes: [Change(own, edits: [ObjectEdit(set: path, to: .string("PERMISSIVE"))])],
                weakens: true, tradeoffs: tradeoffs
            ) { objects in
                guard let place = objects.peerAuthentications.firstIndex(where: { $0.reference == own.reference })
                else { return }
                objects.peerAuthentications[place].portLevels.removeAll { $0.port == policy.port }
                objects.peerAuthentications[place].portLevels.append(level)
            }
        }
        guard server.name.namespace != mesh.settings.rootNamespace else { return nil }
        let created = PeerAuthentication(
            metadata: Metadata(name: freeName(server.name), namespace: server.name.namespace),
            selector: selector(of: server), mode: .strict, portLevels: [level])
        return proposal(
            title, changes: [Change(creating: created.reference, created.text)], weakens: true, tradeoffs: tradeoffs
        ) { $0.peerAuthentications.append(created) }
    }

    /// The labels by which the Service finds the workload, or else the workload's own.
    private func selector(of server: MeshWorkload) -> Labels {
        if let selector = circumstances.service?.selector, !selector.isEmpty { return selector }
        return Labels(server.labels.entries.filter { !$0.key.contains("istio.io/") })
    }

    private func freeName(_ name: WorkloadName) -> String {
        let isTaken = objects.peerAuthentications.contains {
            $0.metadata.namespace == name.namespace && $0.metadata.name == name.name
        }
        return isTaken ? "\(name.name)-ports" : name.name
    }

    /// A policy that says DISABLE lets the sidecar take Istio mTLS off again.
    var permissivePolicy: Proposal? {
        guard let policy, policy.mode == .disable, let reference = policy.decidedBy, let pointer = policy.pointer,
            let source = objects.peerAuthentications.first(where: { $0.reference == reference })
        else { return nil }
        let path = pointer.split(separator: "/").map(String.init)
        let isPort = path.contains("portLevelMtls")
        let edit = ObjectEdit(set: isPort ? path + ["mode"] : path, to: .string("PERMISSIVE"))
        return proposal(
            "let \(reference) say PERMISSIVE instead of DISABLE", changes: [Change(source, edits: [edit])]
        ) { objects in
            guard let place = objects.peerAuthentications.firstIndex(where: { $0.reference == reference }) else {
                return
            }
            guard isPort else { return objects.peerAuthentications[place].mode = .permissive }
            for level in objects.peerAuthentications[place].portLevels.indices
            where objects.peerAuthentications[place].portLevels[level].port == policy.port {
                objects.peerAuthentications[place].portLevels[level].mode = .permissive
            }
        }
    }
}
