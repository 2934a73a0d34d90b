import Model

extension TouchedCalls {
    /// The kube-apiserver's calls of a change of those alone.
    mutating func evaluate(_ calls: BoundedChange.APIServerCalls) {
        let client = MatrixClient.outside(.kubeAPIServer)
        guard let row = matrix.row(of: client) else { return }
        for (column, server) in matrix.servers(ofRow: row).enumerated()
        where calls.made.contains(server)
            && calls.hosts.contains(where: { $0 == server.host || $0.hasPrefix("\(server.host).") })
        {
            let end = CallEnd(Outcome(Subject(bounded.mesh, client, server, matrix.applications)))
            let change = EndChange(before: matrix.end(row: row, column: column), after: end)
            if change.kind != nil { outside.append((row, column, change)) }
        }
    }

    /// The calls of those outside the mesh that the change may touch.
    mutating func evaluateOutside() {
        let first = matrix.places.count
        var served: ServedPorts?
        for place in tables.outside(of: bounded.namespace) {
            if let own = place.own, let services = bounded.services, !services.contains(own) { continue }
            switch bounded.parts {
            // No proxy of the client's follows a rule, and none of the server's is asked where the agent answers.
            case .rules where place.own != nil: continue
            case .enforcement where place.isSettled: continue
            case .rules, .enforcement, .routes, .servers: break
            }
            let row = first + place.row
            let (client, server) = (matrix.rows[row].client, matrix.servers(ofRow: row)[place.column])
            let end = CallEnd(Outcome(Subject(bounded.mesh, client, server, matrix.applications)))
            let change = EndChange(before: matrix.outside[place.row][place.column], after: end)
            if change.kind == nil { continue }
            if bounded.parts == .servers {
                let ports = served ?? ServedPorts(bounded)
                served = ports
                if !ports.contains(client, server) { continue }
            }
            outside.append((row, place.column, change))
        }
    }
}
