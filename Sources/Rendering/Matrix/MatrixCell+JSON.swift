package import Engine
import Model

extension MatrixCell {
    /// One call of a matrix as the contract has it (`openapi/openapi.yaml`, `MatrixCell`).
    package func write(to text: inout JSONText) {
        text.object { text in
            text.key("client")
            client.write(to: &text)
            server.writeGateway(to: &text)
            text.key("server")
            server.write(to: &text)
            end.writeMembers(to: &text)
        }
    }
}

extension MatrixClient {
    /// `{"namespace", "workload"}`, or `{"kind"}` of a caller outside the mesh.
    package func write(to text: inout JSONText) {
        text.object { text in
            switch self {
            case .workload(let name):
                text.member("namespace", name.namespace)
                text.member("workload", name.name)
            case .outside(let outsider):
                text.member("kind", outsider)
            }
        }
    }

    /// `namespace/workload`, or the kind of a caller outside the mesh.
    package var text: String {
        switch self {
        case .workload(let name): String(pieces: name.namespace, "/", name.name)
        case .outside(let outsider): outsider.rawValue
        }
    }
}

extension MatrixServer {
    /// `{"host", "port"}`, with `pattern` where the host stands for a wildcard.
    package func write(to text: inout JSONText) {
        text.object { text in
            text.member("host", host)
            text.member("port", port)
            if let pattern {
                text.member("pattern", pattern)
            }
        }
    }

    /// The member `via` of a call through a gateway, as in a question; nothing for any other call.
    func writeGateway(to text: inout JSONText) {
        guard let gateway else { return }
        text.key("via")
        text.object { text in
            text.member("namespace", gateway.namespace)
            text.member("workload", gateway.name)
        }
    }

    /// `host:port`.
    package var text: String { String(pieces: host, ":", String(port)) }
}

extension CallEnd {
    /// `{"verdict", "failure"}`.
    package func write(to text: inout JSONText) {
        text.object { writeMembers(to: &$0) }
    }

    func writeMembers(to text: inout JSONText) {
        text.member("verdict", verdict)
        text.key("failure")
        if let failure { failure.write(to: &text) } else { text.null() }
    }
}

extension CallEnd.Failure {
    /// `{"leg", "reason", "code"}`.
    package func write(to text: inout JSONText) {
        text.object { text in
            text.member("leg", leg)
            text.member("reason", reason)
            text.member("code", code.number)
        }
    }
}
