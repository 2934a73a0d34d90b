package import Model

/// Walks one call through its hops, to every endpoint that it may meet.
package struct Simulation: Sendable {
    let mesh: Mesh
    let caller: Caller
    let call: Flow
    let authority: String
    let application: ServerApplication
    let scope: Scope?
    /// nil where the input shows no certificate.
    let evidence: CertificateEvidence?
    /// What of the request's first line is known.
    var line = RequestLine()

    /// Who opens the connection.
    package enum Caller: Hashable, Sendable {
        /// The place in `Mesh.workloads`.
        case workload(Int)
        case outside(Client.Outsider)
    }

    /// - Parameters:
    ///   - call: what the client's application sends.
    ///   - authority: the Host header, without a port.
    ///   - certificates: what the question shows beside its manifests; nil where it shows nothing.
    package init(
        mesh: Mesh, caller: Caller, call: Flow, authority: String, application: ServerApplication,
        certificates: PresentedCertificates? = nil
    ) {
        self.mesh = mesh
        self.caller = caller
        self.call = call
        self.authority = NameResolution.normalized(authority)
        self.application = application
        evidence = CertificateEvidence.shown(in: mesh, beside: certificates)
        if case .workload(let place) = caller, mesh.workloads[place].hasSidecar {
            scope = mesh.scope(of: mesh.workloads[place])
        } else {
            scope = nil
        }
    }

    /// - Parameter scope: of the caller; nil where it has no sidecar.
    init(
        mesh: Mesh, caller: Caller, call: Flow, authority: String, application: ServerApplication, scope: Scope?
    ) {
        self.mesh = mesh
        self.caller = caller
        self.call = call
        self.authority = NameResolution.normalized(authority)
        self.application = application
        self.scope = scope
        evidence = CertificateEvidence.shown(in: mesh, beside: nil)
    }

    /// The walks to everything that the name stands for.
    package func walks(to destinations: [Dialled]) -> [Walk] {
        if destinations.count == 1 { return walks(to: destinations[0], after: []) }
        var result: [Walk] = []
        // Which pod of a headless service was dialled does not matter for a cluster that balances by itself.
        var balanced: Set<Upstream> = []
        for dialled in destinations {
            let walks = walks(to: dialled, after: balanced)
            for case let upstream? in walks.map(\.upstream)
            where !mesh.followsDialledAddress(upstream, tls: upstream.tls) {
                balanced.insert(upstream)
            }
            result += walks
        }
        return result
    }

    /// - Parameter balanced: the clusters that walks have been led to already.
    private func walks(to dialled: Dialled, after balanced: Set<Upstream>) -> [Walk] {
        guard case .workload(let place) = caller else { return direct(dialled, bypass: .outsideTheMesh) }
        let workload = mesh.workloads[place]
        switch workload.decision.dataplane {
        case .none: return direct(dialled, bypass: .noSidecar)
        case .sidecar: break
        case .ambient: return [Walk(missing: .ambient(workload.name))]
        case .gateway: return [Walk(missing: .gatewayAsClient(workload.name))]
        case .unknown: return [Walk(missing: .namespace(workload.name))]
        }
        switch OutboundCapture(mesh.address(of: dialled), port: dialled.port, in: workload.template) {
        case .captured: break
        case .passedBy: return direct(dialled, bypass: .notCaptured)
        case .dependsOnAddress(let annotation): return [Walk(missing: .address(dialled.host, annotation: annotation))]
        }
        // A pod that dials its own address is not redirected. Istio: `tools/istio-iptables/pkg/capture/run.go`.
        if dialled.address == .pod(place), workload.hasOnePod { return [Walk(missing: .callsItself(workload.name))] }
        guard let scope else { return direct(dialled, bypass: .noSidecar) }
        if let entry = mesh.entryWithAssignedAddress(dialled) { return [Walk(missing: .assignedAddress(entry))] }
        let sidecar = ClientSidecar(mesh: mesh, scope: scope, client: place, line: line)
        var exits = sidecar.exits(dialled, flow: call, authority: authority)
        if !balanced.isEmpty { exits.removeAll { $0.upstream.map(balanced.contains) ?? false } }
        let found =
            exits.count == 1
            ? follow(exits[0], dialled: dialled) : exits.flatMap { follow($0, dialled: dialled) }
        return mesh.envoyFilters.isEmpty ? found : found.map { opened($0, of: place, port: dialled.port) }
    }

    private func follow(_ exit: ClientExit, dialled: Dialled) -> [Walk] {
        let found = walks(through: exit, dialled: dialled)
        guard exit.isProxied, let sidecar = scope?.sidecar else { return found }
        return found.map { $0.led(onBy: sidecar) }
    }

    private func walks(through exit: ClientExit, dialled: Dialled) -> [Walk] {
        var start = Walk(exit: exit.kind, first: firstLeg(readsHTTP: exit.readsHTTP))
        let heading = Heading(host: dialled.host, authority: authority, port: dialled.port, line: line).following(exit)
        if evidence != nil { start.heading = heading }
        start.conditions = exit.conditions
        start.upstream = exit.upstream
        start.sought = exit.sought
        start.isOfAttachedRoute = exit.isOfAttachedRoute
        switch exit.kind {
        case .refused(let reason):
            start.fail(leg: 1, at: .clientSidecar, reason)
            return [start]
        case .answered(let refusal):
            start.refusal = refusal
            start.failAtSender(.answeredByRoute)
            return [start]
        case .unsettled(let missing):
            start.missing = missing
            return [start]
        case .passthrough, .direct:
            return deliver(start, flow: call, to: dialled, port: dialled.port, heading: heading)
        case .cluster:
            guard let upstream = exit.upstream else {
                start.fail(leg: 1, at: .clientSidecar, .clientClusterNotFound)
                return [start]
            }
            return walks(
                start, to: upstream, inner: call, readsHTTP: exit.readsHTTP, dialled: dialled, heading: heading)
        }
    }

    private func direct(_ dialled: Dialled, bypass: ClientExit.Bypass) -> [Walk] {
        let heading = Heading(host: dialled.host, authority: authority, port: dialled.port, line: line)
        var start = Walk(exit: .direct(bypass), first: nil)
        if evidence != nil { start.heading = heading }
        return deliver(
            start, flow: call, to: dialled, port: dialled.port, heading: heading)
    }

    private func firstLeg(readsHTTP: Bool) -> LegState {
        LegState(
            from: .clientApp, to: .clientSidecar, medium: .loopback, flow: call,
            visibility: readsHTTP ? .layer7 : .layer4, status: .ok)
    }
}
