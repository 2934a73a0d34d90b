import Model

/// What the client's sidecar could know: hosts, imports, settings of the mesh.
extension Proposals {
    /// A ServiceEntry for a host that nothing describes.
    var serviceEntry: Proposal? {
        guard let dialled = subject.destinations.first, dialled.service == nil, let client = circumstances.client else {
            return nil
        }
        let address = dialled.address.ip.map { "\($0)" }
        let protocolName = subject.call.applicationTLS != nil ? "TLS" : subject.call.payload.portProtocolName
        let name = dialled.host.split(separator: ".").joined(separator: "-").replacing(":", with: "-")
        let entry = ServiceEntry(
            metadata: Metadata(name: "external-\(name)", namespace: client.name.namespace),
            hosts: [address == nil ? dialled.host : "address-\(name).external"],
            addresses: address.map { [$0] } ?? [],
            ports: [
                ServiceEntry.Port(
                    number: dialled.port, name: "\(protocolName.lowercased())-\(dialled.port)",
                    protocolName: protocolName)
            ],
            location: .meshExternal, resolution: address == nil ? .dns : .static,
            endpoints: address.map { [WorkloadEntry.Specification(address: $0)] } ?? [])
        return proposal(
            "describe `\(dialled.host)` by a ServiceEntry", changes: [Change(creating: entry.reference, entry.text)],
            tradeoffs: ["the host may then be called from the whole mesh, unless `exportTo` says less"]
        ) { $0.serviceEntries.append(entry) }
    }

    /// The client's Sidecar imports the host that it hides.
    var importedHost: Proposal? {
        guard let client = circumstances.client, let sidecar = mesh.sidecar(of: client), !sidecar.egress.isEmpty,
            let place = objects.sidecars.firstIndex(where: { $0.reference == sidecar.reference })
        else { return nil }
        let listener = sidecar.egress.firstIndex { $0.port == nil } ?? 0
        let imported = sidecar.egress[listener].hosts
        let hosts = needed.map { "\($0.namespace)/\($0.host)" }
        guard let host = hosts.first(where: { !imported.contains($0) }) else { return nil }
        let path = ["spec", "egress", "\(listener)", "hosts"]
        // `~` lets nothing in, whatever stands beside it.
        let isClosed = imported.contains { $0.hasPrefix("~/") }
        let edit =
            isClosed ? ObjectEdit(set: path, to: .array([.string(host)])) : ObjectEdit(add: .string(host), to: path)
        return proposal(
            "let \(sidecar.reference) import `\(host)`",
            changes: [Change(sidecar, edits: [edit])]
        ) { $0.sidecars[place].egress[listener].hosts = isClosed ? [host] : imported + [host] }
    }

    /// A ServiceEntry has the host too that the request names.
    var hostAsSent: Proposal? {
        guard let host = question.call.host.map(NameResolution.normalized),
            case .serviceEntry(let place)? = circumstances.service?.registry,
            !objects.serviceEntries[place].hosts.contains(host)
        else { return nil }
        let entry = objects.serviceEntries[place]
        return proposal(
            "add host `\(host)` to \(entry.reference)",
            changes: [Change(entry, edits: [ObjectEdit(add: .string(host), to: ["spec", "hosts"])])],
            tradeoffs: ["the host then leads to the endpoints of this ServiceEntry for all its callers"]
        ) { $0.serviceEntries[place].hosts.append(host) }
    }

    var meshAllowingAny: Proposal? {
        setting(
            "set `outboundTrafficPolicy` to ALLOW_ANY in the mesh's settings", weakens: true,
            tradeoffs: ["any host may then be called from the whole mesh, and unknown ones without mTLS"]
        ) { $0.outboundTrafficPolicy = .allowAny }
    }

    var meshWithAutoMTLS: Proposal? {
        guard !mesh.settings.enableAutoMTLS else { return nil }
        return setting("set `enableAutoMtls` to true in the mesh's settings") { $0.enableAutoMTLS = true }
    }

    var detectionTimeout: Proposal? {
        guard mesh.settings.protocolDetectionTimeout == 0 else { return nil }
        return setting(
            "set `protocolDetectionTimeout` to 5s in the mesh's settings",
            tradeoffs: ["every connection in which the server speaks first waits that long"]
        ) { $0.protocolDetectionTimeout = 5000 }
    }

    private func setting(
        _ title: String, weakens: Bool = false, tradeoffs: [String] = [], edit: (inout MeshSettings) -> Void
    ) -> Proposal {
        var changed = question
        edit(&changed.mesh)
        return Proposal(
            title: title, besides: [.meshSettings], weakens: weakens,
            tradeoffs: tradeoffs + ["settings of the mesh hold for all its workloads"],
            objects: objects, question: changed)
    }
}

extension Call.Language {
    /// The `protocol` of a ServiceEntry's port.
    fileprivate var portProtocolName: String {
        switch self {
        case .http1, .http10: "HTTP"
        case .http2: "HTTP2"
        case .tcp, .serverFirst: "TCP"
        }
    }
}
