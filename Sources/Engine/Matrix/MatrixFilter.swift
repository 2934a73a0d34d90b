/// Which calls of a matrix are asked for; what is nil lets everything through.
package struct MatrixFilter: Hashable, Sendable {
    /// The namespace of the client or of the server.
    package var namespace: String?
    /// The client's workload: `namespace/name`, or a name alone; or a kind of client outside the mesh.
    package var workload: String?
    /// The server's host, whole.
    package var host: String?
    package var verdict: Verdict?
    /// The code of the failure.
    package var code: String?

    package init(
        namespace: String? = nil, workload: String? = nil, host: String? = nil, verdict: Verdict? = nil,
        code: String? = nil
    ) {
        self.namespace = namespace
        self.workload = workload
        self.host = host
        self.verdict = verdict
        self.code = code
    }

    package static let everything = MatrixFilter()
}

extension MatrixFilter {
    /// Whether it looks at nothing but what became of a call.
    var isForEnds: Bool { namespace == nil && workload == nil && host == nil }

    func accepts(_ end: CallEnd) -> Bool {
        if let verdict, verdict != end.verdict { return false }
        guard let code else { return true }
        return end.failure?.code.number == code
    }
}
