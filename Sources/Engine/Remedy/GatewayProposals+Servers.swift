import Model

extension GatewayProposals {
    /// What a server could do with what arrives.
    struct Shape {
        var protocolName: String
        var mode: Gateway.TLSMode?

        var words: String { [protocolName, mode?.rawValue].compactMap { $0 }.joined(separator: ", ") }

        var needsCredential: Bool {
            switch mode {
            case .simple, .mutual, .optionalMutual: true
            case .passthrough, .autoPassthrough, .istioMutual, nil: false
            }
        }
    }

    /// The ways in which a server may take what arrives, the best first.
    private var shapes: [Shape] {
        guard isEncrypted else { return [Shape(protocolName: readsHTTP ? "HTTP" : "TCP")] }
        if isIstioMTLS {
            let isOpen = readsHTTP && proposals.subject.call.applicationTLS == nil
            return [Shape(protocolName: isOpen ? "HTTPS" : "TLS", mode: .istioMutual)]
        }
        let ended = Shape(protocolName: readsHTTP ? "HTTPS" : "TLS", mode: .simple)
        let passed = Shape(protocolName: "TLS", mode: .passthrough)
        if proposals.keepsApplicationTLS, passesOn { return [passed] }
        return proposals.expectsTLS ? [passed, ended] : [ended, passed]
    }

    /// Whether requests are sent, that a gateway can read.
    var readsHTTP: Bool {
        switch proposals.subject.call.payload {
        case .http1, .http10, .http2: true
        case .tcp, .serverFirst: false
        }
    }

    private static let secretAdvice = "the Secret with the certificate has to be in the namespace of the gateway's pods"

    private func tls(_ shape: Shape, for server: Gateway.Server?) -> Gateway.TLS? {
        guard let mode = shape.mode else { return nil }
        guard shape.needsCredential else { return Gateway.TLS(mode: mode) }
        if var old = server?.tls, !old.credentialNames.isEmpty || old.files.serverCertificate != nil {
            old.mode = mode
            old.redirectsToHTTPS = false
            return old
        }
        let name = "\(names.first?.split(separator: ".").first ?? "gateway")-cert"
        return Gateway.TLS(mode: mode, credentialNames: [name])
    }

    /// Whether the application's TLS comes here, and is passed on.
    var passesOn: Bool {
        passage.leg.flow.applicationTLS != nil && proposals.walk.second?.flow.applicationTLS != nil
    }

    /// A server does with the connection what its routes and the application need.
    var reshaped: [Proposal] {
        candidates.flatMap { candidate in shapes.compactMap { reshaped(candidate, as: $0) } }
    }

    func reshaped(_ candidate: Candidate, as shape: Shape) -> Proposal? {
        let server = candidate.value.source
        let isAsNamed = server.protocolName.uppercased() == shape.protocolName
        // What is passed on unopened is passed on alike, whatever its protocol is called.
        if server.tls?.mode == shape.mode, isAsNamed || shape.mode == .passthrough && candidate.value.isTLS {
            return nil
        }
        let tls = tls(shape, for: server)
        let path = ["spec", "servers", "\(candidate.server)"]
        var edits: [ObjectEdit] = []
        if !isAsNamed {
            edits.append(ObjectEdit(set: path + ["port", "protocol"], to: .string(shape.protocolName)))
        }
        edits += self.edits(of: server.tls, to: tls, at: path + ["tls"])
        let isOpened = server.tls != nil && shape.mode == nil
        return changing(
            gateway: candidate.gateway,
            "let \(candidate.value.words) of \(objects.gateways[candidate.gateway].reference) say \(shape.words)",
            edits, weakens: isOpened,
            tradeoffs: (isOpened ? ["callers outside the mesh then send in the clear"] : [])
                + (shape.needsCredential && tls?.credentialNames != server.tls?.credentialNames
                    ? [Self.secretAdvice] : [])
                + ["other callers of this server are treated alike"]
        ) {
            $0.servers[candidate.server].protocolName = shape.protocolName
            $0.servers[candidate.server].tls = tls
        }
    }

    /// Only what differs: a server's certificate may be in files, which stay where TLS ends as before.
    private func edits(of old: Gateway.TLS?, to new: Gateway.TLS?, at path: [String]) -> [ObjectEdit] {
        guard let new else { return old == nil ? [] : [ObjectEdit(remove: path)] }
        guard let old else { return [ObjectEdit(set: path, to: new.text)] }
        var edits: [ObjectEdit] = []
        if old.redirectsToHTTPS { edits.append(ObjectEdit(remove: path + ["httpsRedirect"])) }
        if old.mode != new.mode { edits.append(ObjectEdit(set: path + ["mode"], to: .string(new.mode.rawValue))) }
        if old.credentialNames.isEmpty, let name = new.credentialNames.first {
            edits.append(ObjectEdit(set: path + ["credentialName"], to: .string(name)))
        }
        if new == Gateway.TLS(mode: new.mode) {
            if !old.credentialNames.isEmpty {
                edits += ["credentialName", "credentialNames"].map { ObjectEdit(remove: path + [$0]) }
            }
            let files = old.files
            for (name, file) in [
                ("serverCertificate", files.serverCertificate), ("privateKey", files.privateKey),
                ("caCertificates", files.caCertificates), ("caCertCredentialName", old.authorityName),
            ] where file != nil { edits.append(ObjectEdit(remove: path + [name])) }
            if !old.subjectAltNames.isEmpty { edits.append(ObjectEdit(remove: path + ["subjectAltNames"])) }
        }
        return edits
    }

    /// A server serves the names that are asked for.
    var servedNames: [Proposal] {
        candidates.compactMap { candidate in
            let missing = names.filter { name in
                !candidate.value.hosts.contains { !$0.contains("/") && Host.matches(pattern: $0, name: name) }
            }
            let added = missing.isEmpty && names.isEmpty ? ["*"] : missing
            guard !added.isEmpty else { return nil }
            let path = ["spec", "servers", "\(candidate.server)", "hosts"]
            return changing(
                gateway: candidate.gateway,
                "add host \(list(added)) to \(candidate.value.words) of \(objects.gateways[candidate.gateway].reference)",
                added.map { ObjectEdit(add: .string($0), to: path) },
                tradeoffs: candidate.value.source.tls?.credentialNames.isEmpty ?? true
                    ? [] : ["the certificate has to be good for the name"]
            ) { $0.servers[candidate.server].hosts += added }
        }
    }

    /// A server for the port and the names, in a Gateway that the pods have already, or in a new one.
    var newServers: [Proposal] {
        guard let number = serverNumber else { return [] }
        let hosts = names.isEmpty ? ["*"] : names
        return shapes.compactMap { shape -> Proposal? in
            let server = Gateway.Server(
                port: number, portName: "\(shape.protocolName.lowercased())-\(number)",
                protocolName: shape.protocolName,
                hosts: hosts, tls: tls(shape, for: nil))
            let what = "a server for \(list(hosts)) on port \(number) (\(shape.words))"
            let tradeoffs = shape.needsCredential ? [Self.secretAdvice] : []
            if let (place, gateway) = preferred {
                return changing(
                    gateway: place, "give \(gateway.reference) \(what)",
                    [ObjectEdit(add: server.text, to: ["spec", "servers"])], tradeoffs: tradeoffs
                ) { $0.servers.append(server) }
            }
            let created = Gateway(
                metadata: Metadata(name: workload.name.name, namespace: workload.name.namespace), selector: ownSelector,
                servers: [server])
            guard !objects.gateways.contains(where: { $0.reference == created.reference }) else { return nil }
            return proposals.proposal(
                "create \(created.reference) with \(what)",
                changes: [Change(creating: created.reference, created.text)],
                tradeoffs: tradeoffs
            ) { $0.gateways.append(created) }
        }
    }

    /// That which a VirtualService for the names has bound to already comes first.
    private var preferred: (place: Int, gateway: Gateway)? {
        let named = Set(
            routes.filter { covers($0.service.hosts) }.flatMap { route in
                route.service.source.gateways.map(route.service.gatewayName)
            })
        let all = selecting
        return all.first { named.contains("\($0.gateway.metadata.namespace)/\($0.gateway.metadata.name)") } ?? all.first
    }

    /// The number that a server has to have for the port: that of the gateway's Service before that of the pod.
    private var serverNumber: Int? {
        for service in mesh.services(selecting: workload) {
            for port in service.ports
            where workload.template.number(of: port.target, transport: port.transport) == passage.port {
                return port.number
            }
        }
        return passage.port
    }

    /// Servers that ask for a client's certificate ask for none, or only take what is offered.
    var withoutClientCertificate: [Proposal] {
        candidates.flatMap { candidate -> [Proposal] in
            guard candidate.value.source.tls?.mode == .mutual else { return [] }
            return [Gateway.TLSMode.optionalMutual, .simple].map { mode in
                let edit = ObjectEdit(
                    set: ["spec", "servers", "\(candidate.server)", "tls", "mode"], to: .string(mode.rawValue))
                return changing(
                    gateway: candidate.gateway,
                    "let \(candidate.value.words) of \(objects.gateways[candidate.gateway].reference) say \(mode.rawValue)",
                    [edit], weakens: true, tradeoffs: ["clients without a certificate are let in"]
                ) { $0.servers[candidate.server].tls?.mode = mode }
            }
        }
    }

    /// Plain HTTP is served, and not redirected.
    var withoutRedirect: [Proposal] {
        onPort.compactMap { candidate in
            guard candidate.value.source.tls?.redirectsToHTTPS ?? false else { return nil }
            let path = ["spec", "servers", "\(candidate.server)", "tls"]
            return changing(
                gateway: candidate.gateway,
                "take `httpsRedirect` out of \(candidate.value.words) of \(objects.gateways[candidate.gateway].reference)",
                [ObjectEdit(remove: path)], weakens: true,
                tradeoffs: ["requests in the clear are served; right where a load balancer in front ends TLS"]
            ) { $0.servers[candidate.server].tls = nil }
        }
    }

    /// A server that cannot share the port with one that came first is taken away.
    var withoutConflict: [Proposal] {
        let merged = MergedServers(onPort.map(\.value))
        var rivals = merged.leftOut.compactMap(\.other)
        let chains = GatewayListener.chains(
            mesh: mesh, scope: mesh.gatewayViews.scope(of: passage.workload, in: mesh), merged: merged,
            addresses: workload.addresses)
        rivals += GatewayListener.refused(chains) ?? []
        return onPort.filter { rivals.contains($0.value) }.compactMap { candidate in
            // Places of others stay what they are.
            let count = objects.gateways[candidate.gateway].servers.count
            guard count > 1, candidate.server == count - 1 else { return nil }
            return changing(
                gateway: candidate.gateway,
                "take \(candidate.value.words) out of \(objects.gateways[candidate.gateway].reference), which is in the way",
                [ObjectEdit(remove: ["spec", "servers", "\(candidate.server)"])],
                tradeoffs: ["what that server serves has to be served elsewhere"]
            ) { $0.servers.remove(at: candidate.server) }
        }
    }

    func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
