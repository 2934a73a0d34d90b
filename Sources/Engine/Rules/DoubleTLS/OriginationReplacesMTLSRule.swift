import Model

/// TLS of the user's own takes the place of Istio mTLS, and the server's sidecar does not take it off.
enum OriginationReplacesMTLSRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        return context.originations(of: rule).compactMap { upstream in
            let service = mesh.services[upstream.service]
            let labels = upstream.subset?.labels ?? []
            for endpoint in mesh.endpoints(of: service, port: upstream.port) where mesh.has(labels, endpoint) {
                guard case .workload(let place) = endpoint.place, mesh.workloads[place].hasSidecar,
                    InboundCapture.captures(endpoint.port, in: mesh.workloads[place].template),
                    let reason = mesh.refusal(ofOriginatedTLSAt: place, port: endpoint.port)
                else { continue }
                return finding(upstream, "the sidecar of \(mesh.workloads[place].name.text) \(reason)", in: mesh)
            }
            return nil
        }
    }

    /// The same of a call that breaks by it: behind a sidecar, or at an application that expects plaintext.
    static func finding(_ explanation: Explanation) -> Finding? {
        guard let reason = explanation.walk.failure?.reason, reasons.contains(reason),
            case .workload? = explanation.walk.endpoint?.place, explanation.subject.call.applicationTLS == nil,
            let upstream = explanation.walk.lastUpstream, explanation.mesh.originates(upstream)
        else { return nil }
        return finding(upstream, "nobody takes it off: \(reason.words)", in: explanation.mesh)
    }

    private static let reasons: Set<FailureReason> = [
        .serverTLSHandshakeForeign, .serverNoFilterChainForeignTLS, .serverHTTPParseError, .serverAppExpectsPlaintext,
    ]

    private static func finding(_ upstream: Upstream, _ what: String, in mesh: Mesh) -> Finding {
        let place = mesh.place(ofTLS: upstream)
        let mode = upstream.tls.settings.tls?.mode.rawValue ?? ""
        return Finding(
            code: .originationReplacesMTLS,
            message:
                "\(mode) for port \(upstream.port.number) of `\(mesh.services[upstream.service].host)` replaces Istio "
                + "mTLS, and \(what)", resource: place.rule, pointer: place.pointer)
    }
}

extension Mesh {
    /// Why a workload's sidecar cannot take TLS that is not Istio's, whatever is in it; nil where it can.
    fileprivate func refusal(ofOriginatedTLSAt place: Int, port: Int) -> String? {
        let workload = workloads[place]
        let decision = peerAuthentication(namespace: workload.name.namespace, labels: workload.labels, port: port)
        if decision.mode == .strict {
            return "asks for a certificate of the mesh: port \(port) is STRICT by "
                + (decision.decidedBy.map { "\($0)" } ?? "default")
        }
        let inbound = inboundPort(ofWorkload: place, port: port)
        return inbound.treatment == .http ? "parses HTTP, and takes no TLS but Istio's: \(inbound.words)" : nil
    }
}
