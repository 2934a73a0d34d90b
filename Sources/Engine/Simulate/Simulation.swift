package import Model

/// Walks one call through its hops, to every endpoint that it may meet.
///
/// Made with what the objects come to: who calls, what its proxy knows, and how the call leaves. Walking it looks at the
/// bytes, and asks for no memory where no gateway stands in the way, but for the list of walks. A class, because every step
/// of a walk looks at it.
package final class Simulation: Sendable {
    let mesh: Mesh
    let caller: Caller
    let call: Flow
    let authority: String
    let application: ServerApplication
    let scope: Scope?
    /// nil where the input shows no certificate.
    let evidence: CertificateEvidence?
    /// What of the request's first line is known.
    let line: RequestLine
    private let departures: Few<Departure>

    /// Who opens the connection.
    package enum Caller: Hashable, Sendable {
        /// The place in `Mesh.workloads`.
        case workload(Int)
        case outside(Client.Outsider)
    }

    package convenience init(_ subject: Subject) {
        var scope: Scope?
        if case .workload(let place) = subject.caller, subject.mesh.workloads[place].hasSidecar {
            scope = subject.mesh.scope(of: subject.mesh.workloads[place])
        }
        self.init(subject, scope: scope, missing: subject.missing)
    }

    /// - Parameters:
    ///   - scope: of the caller; nil where it has no sidecar.
    ///   - missing: what leaves the call open before it is dialled, if anything does.
    convenience init(_ subject: Subject, scope: Scope?, missing: Walk.Missing? = nil) {
        self.init(
            mesh: subject.mesh, caller: subject.caller, dialling: subject.destinations, call: subject.call,
            authority: subject.authority, line: subject.line, application: subject.application,
            certificates: subject.certificates, scope: scope, missing: missing)
    }

    /// - Parameters:
    ///   - destinations: what the name stands for that the client dials.
    ///   - call: what its application sends.
    ///   - authority: the Host header, without a port.
    ///   - certificates: what the question shows beside its manifests; nil where it shows nothing.
    ///   - scope: of the caller; nil where it has no sidecar.
    ///   - missing: what leaves the call open before it is dialled, if anything does.
    init(
        mesh: Mesh, caller: Caller, dialling destinations: [Dialled], call: Flow, authority: String,
        line: RequestLine = RequestLine(), application: ServerApplication,
        certificates: PresentedCertificates? = nil, scope: Scope?, missing: Walk.Missing? = nil
    ) {
        self.mesh = mesh
        self.caller = caller
        self.call = call
        self.application = application
        self.line = line
        self.scope = scope
        evidence = CertificateEvidence.shown(in: mesh, beside: certificates)
        let authority = NameResolution.normalized(authority)
        self.authority = authority
        if let missing {
            departures = .one(.unsettled(missing))
            return
        }
        var departures = Few<Departure>.none
        for dialled in destinations {
            departures.append(
                Departure(
                    to: dialled, from: caller, scope, sending: call, authority: authority, line: line, mesh: mesh))
        }
        self.departures = departures
    }
}

extension Simulation {
    /// Appends the walks to everything that the name stands for.
    func walk(into walks: inout [Walk]) {
        if departures.count == 1 { return walk(departures[0], after: [], into: &walks) }
        // Which pod of a headless service was dialled does not matter for a cluster that balances by itself.
        var balanced: Set<Upstream> = []
        for departure in departures {
            let first = walks.count
            walk(departure, after: balanced, into: &walks)
            for place in first..<walks.count {
                if let upstream = walks[place].upstream, !mesh.followsDialledAddress(upstream) {
                    balanced.insert(upstream)
                }
            }
        }
    }

    /// - Parameter balanced: the clusters that walks have been led to already.
    private func walk(_ departure: Departure, after balanced: Set<Upstream>, into walks: inout [Walk]) {
        switch departure {
        case .unsettled(let missing): walks.append(Walk(missing: missing))
        case .direct(let dialled, let bypass): walk(dialled, past: bypass, into: &walks)
        case .exits(let dialled, let exits):
            let first = walks.count
            for exit in exits {
                if !balanced.isEmpty, let upstream = exit.upstream, balanced.contains(upstream) { continue }
                follow(exit, dialled: dialled, into: &walks)
            }
            guard !mesh.envoyFilters.isEmpty, case .workload(let place) = caller else { return }
            for walk in first..<walks.count { open(&walks[walk], of: place, port: dialled.port) }
        }
    }

    private func follow(_ exit: ClientExit, dialled: Dialled, into walks: inout [Walk]) {
        let first = walks.count
        walk(through: exit, dialled: dialled, into: &walks)
        guard exit.isProxied, let sidecar = scope?.sidecar else { return }
        for place in first..<walks.count { walks[place].lead(onBy: sidecar) }
    }

    private func walk(through exit: ClientExit, dialled: Dialled, into walks: inout [Walk]) {
        var heading = Heading(host: dialled.host, authority: authority, port: dialled.port, line: line)
        heading.follow(exit)
        leave(
            Walk(
                exit: exit.kind, first: firstLeg(readsHTTP: exit.readsHTTP), heading: evidence == nil ? nil : heading),
            by: exit, dialled: dialled, heading: heading, into: &walks)
    }

    private func leave(
        _ start: consuming Walk, by exit: ClientExit, dialled: Dialled, heading: Heading, into walks: inout [Walk]
    ) {
        start.conditions = exit.conditions
        start.upstream = exit.upstream
        start.sought = exit.sought
        start.isOfAttachedRoute = exit.isOfAttachedRoute
        switch exit.kind {
        case .passthrough, .direct:
            return deliver(start, flow: call, to: dialled, port: dialled.port, heading: heading, into: &walks)
        case .cluster:
            if let upstream = exit.upstream {
                return walk(
                    start, to: upstream, inner: call, readsHTTP: exit.readsHTTP, dialled: dialled,
                    heading: heading,
                    into: &walks)
            }
            start.fail(leg: 1, at: .clientSidecar, .clientClusterNotFound)
        case .refused(let reason):
            start.fail(leg: 1, at: .clientSidecar, reason)
        case .answered(let refusal):
            start.refusal = refusal
            start.failAtSender(.answeredByRoute)
        case .unsettled(let missing):
            start.missing = missing
        }
        walks.append(start)
    }

    private func walk(_ dialled: Dialled, past bypass: ClientExit.Bypass, into walks: inout [Walk]) {
        let heading = Heading(host: dialled.host, authority: authority, port: dialled.port, line: line)
        let start = Walk(exit: .direct(bypass), first: nil, heading: evidence == nil ? nil : heading)
        deliver(start, flow: call, to: dialled, port: dialled.port, heading: heading, into: &walks)
    }

    private func firstLeg(readsHTTP: Bool) -> LegState {
        LegState(
            from: .clientApp, to: .clientSidecar, medium: .loopback, flow: call,
            visibility: readsHTTP ? .layer7 : .layer4, status: .ok)
    }
}
