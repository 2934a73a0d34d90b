import Model

/// What a repair does to the other calls among the given objects: those of every workload to every port of a host, and
/// those of clients outside the mesh by every ingress gateway to every host that it serves.
///
/// They are taken to speak what their ports declare before the repair, and to the question's own port what its
/// application understands; nothing of that changes with a repair, so that only the repair makes a difference.
struct OtherCalls {
    private let question: Question
    private let before: Subject
    private let attempt: RepairSearch.Attempt
    /// The port that the question's application serves, by the name of its service; nil where a gateway leads to none.
    private let own: MatrixServer?
    /// What it understands before and after.
    private let application: (before: ServerApplication, after: ServerApplication)
    private let applications: Applications

    /// - Parameter walk: the call before the repair.
    init(question: Question, before: Subject, walk: Walk, attempt: RepairSearch.Attempt) {
        self.question = question
        self.before = before
        self.attempt = attempt
        application.before = Self.settled(before.application, by: walk)
        application.after = Self.settled(attempt.subject.application, by: walk)
        if before.gateway != nil {
            own = Self.server(servedBehind: walk, in: before.mesh)
        } else {
            let dialled = before.destinations.first
            let host = dialled?.service.map { before.mesh.services[$0].host } ?? dialled?.host ?? ""
            own = MatrixServer(host: host, port: dialled?.port ?? 0)
        }
        let tls = application.before.tls == true ? Call.TLS(hasClientCertificate: true) : nil
        let (understood, call) = (application.before, Call(tls: tls, statesTLS: true))
        applications = Applications(
            own.map { [Application(host: $0.host, port: $0.port, application: understood, call: call)] } ?? [])
    }

    /// Behind a gateway the port that it sends to says whether TLS is expected, if nothing else does.
    private static func settled(_ application: ServerApplication, by walk: Walk) -> ServerApplication {
        var result = application
        result.tls = application.tls ?? (walk.lastUpstream?.port.declared.class == .tls)
        return result
    }

    private static func server(servedBehind walk: Walk, in mesh: Mesh) -> MatrixServer? {
        walk.lastUpstream.map { MatrixServer(host: mesh.services[$0.service].host, port: $0.port.number) }
    }

    /// How many calls are evaluated twice: one of them takes as long as the mesh has services to look at.
    static func limit(objects: Int) -> Int { max(8, min(128, 12_800 / max(1, objects))) }

    func changes() -> AlsoChanges {
        changes(
            within: Reach(attempt.proposal, before: before.mesh, after: attempt.subject.mesh),
            limit: Self.limit(objects: before.mesh.objects.count))
    }

    func changes(within reach: Reach, limit: Int) -> AlsoChanges {
        let clients = before.mesh.workloads.map { MatrixClient.workload($0.name) }
        var touched: [MatrixServer] = []
        var rest: [MatrixServer] = []
        if let own {
            if reach.includes(own) || attempt.proposal.needsApplications { touched = [own] } else { rest = [own] }
        }
        for server in MatrixServers.all(of: before.mesh) where server != own {
            if reach.includes(server) { touched.append(server) } else { rest.append(server) }
        }
        var calls = Calls(left: limit)
        let all = Set(clients)
        for server in entered(within: reach) { visit([.outside(.external)], [.outside(.external)], server, &calls) }
        for server in touched { visit(clients, all, server, &calls) }
        let callers = clients.filter { $0.workload.map(reach.clients.contains) ?? false }
        let some = Set(callers)
        if !callers.isEmpty { for server in rest { visit(callers, some, server, &calls) } }
        var result = AlsoChanges(notEvaluated: calls.passed)
        let sorted = calls.changed.sorted()
        result.calls = Array(sorted.prefix(AlsoChanges.listLimit))
        result.omitted = sorted.count - result.calls.count
        return result
    }

    /// What gateways serve to clients outside, but for the call of the question.
    private func entered(within reach: Reach) -> [MatrixServer] {
        let dialled = before.destinations.first
        // An application that changes may be behind other hosts as well.
        let toOwn = attempt.proposal.needsApplications ? own.map { Reach(to: $0.host, in: before.mesh) } : nil
        return MatrixRows.ingress(of: before.mesh).sorted().filter { server in
            let isAsked =
                server.gateway == before.gateway && server.host == dialled?.host && server.port == dialled?.port
            return !isAsked && (reach.includes(server) || toOwn?.includes(server) ?? false)
        }
    }

    private struct Calls {
        var left: Int
        var changed: [AlsoChanges.Call] = []
        var passed = 0
    }

    /// - Parameter members: the clients as a set, so that those that are passed over are counted without a look at each.
    private func visit(
        _ clients: [MatrixClient], _ members: Set<MatrixClient>, _ server: MatrixServer, _ calls: inout Calls
    ) {
        var excluded = workloads(behind: server).intersection(members)
        if server == own, case .workload(let name, _) = question.client, members.contains(.workload(name)) {
            excluded.insert(.workload(name))
        }
        if calls.left == 0 {
            calls.passed += members.count - excluded.count
            return
        }
        for client in clients where !excluded.contains(client) {
            guard calls.left > 0 else {
                calls.passed += 1
                continue
            }
            calls.left -= 1
            if let call = changed(client, server) { calls.changed.append(call) }
        }
    }

    /// Who serves a port does not call it.
    private func workloads(behind server: MatrixServer) -> Set<MatrixClient> {
        let mesh = before.mesh
        var result: Set<MatrixClient> = []
        for place in mesh.services(host: server.host) {
            guard let port = mesh.services[place].port(server.port) else { continue }
            for endpoint in mesh.endpoints(of: mesh.services[place], port: port) {
                if case .workload(let place) = endpoint.place { result.insert(.workload(mesh.workloads[place].name)) }
            }
        }
        return result
    }

    private func changed(_ client: MatrixClient, _ server: MatrixServer) -> AlsoChanges.Call? {
        var first = Subject(before.mesh, client, server, applications)
        var reached: MatrixServer? = server
        if server.gateway != nil {
            let walk = Outcome(first).answer
            reached = Self.server(servedBehind: walk, in: before.mesh)
            let served = reached == own ? application.before : Self.settled(first.application, by: walk)
            first = Subject(first, sending: first.call, to: served)
        }
        let second = Subject(
            Subject(attempt.subject.mesh, client, server, applications), sending: first.call,
            to: reached == own ? application.after : first.application)
        let (was, becomes) = (Outcome(first).verdict, Outcome(second).verdict)
        return was == becomes ? nil : AlsoChanges.Call(client: client, server: server, before: was, after: becomes)
    }
}
