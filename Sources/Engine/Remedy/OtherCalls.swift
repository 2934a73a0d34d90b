import Model

/// What a repair does to the other calls among the given objects: those of every workload to every port of a host.
///
/// They are taken to speak what their ports declare before the repair, and to the question's own port what its
/// application understands; nothing of that changes with a repair, so that only the repair makes a difference.
struct OtherCalls {
    private let question: Question
    private let before: Subject
    private let attempt: RepairSearch.Attempt
    /// The port that the question asks of, by the name of its service.
    private let own: MatrixServer
    private let applications: Applications

    init(question: Question, before: Subject, attempt: RepairSearch.Attempt) {
        self.question = question
        self.before = before
        self.attempt = attempt
        let dialled = before.destinations.first
        let host = dialled?.service.map { before.mesh.services[$0].host } ?? dialled?.host ?? ""
        own = MatrixServer(host: host, port: dialled?.port ?? 0)
        let tls = before.application.tls == true ? Call.TLS(hasClientCertificate: true) : nil
        applications = Applications([
            Application(
                host: own.host, port: own.port, application: before.application, call: Call(tls: tls, statesTLS: true))
        ])
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
        var touched: [MatrixServer] = [own]
        var rest: [MatrixServer] = []
        for server in MatrixServers.all(of: before.mesh) where server != own {
            if reach.includes(server) { touched.append(server) } else { rest.append(server) }
        }
        if !reach.includes(own), !attempt.proposal.needsApplications { rest.append(touched.removeFirst()) }
        var calls = Calls(left: limit)
        let all = Set(clients)
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
        let first = Subject(before.mesh, client, server, applications)
        let second = Subject(
            Subject(attempt.subject.mesh, client, server, applications), sending: first.call,
            to: server == own ? attempt.subject.application : first.application)
        let (was, becomes) = (Outcome(first).verdict, Outcome(second).verdict)
        return was == becomes ? nil : AlsoChanges.Call(client: client, server: server, before: was, after: becomes)
    }
}
