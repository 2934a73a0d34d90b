import Model

/// Why no object of the manifests can repair a call.
struct Unrepairable {
    let circumstances: Circumstances

    private var walk: Walk { circumstances.walk }
    private var subject: Subject { circumstances.subject }

    /// nil where a change of objects may exist that was not found.
    var sentence: String? {
        if walk.verdict == .plaintext { return unencrypted }
        if let fault = walk.certificateFault {
            return
                "\(fault.words); a certificate, a key or the authorities have to change, and no remediation writes those"
        }
        if walk.failure?.reason == .authorizationDenied { return refused }
        if case .route(let route, let answer)? = walk.refusal {
            return "\(answer.words), by \(route); its owner has to say where else the call is to go"
        }
        return differentTLS ?? differentLanguages ?? withoutCertificate ?? unserved ?? nowhere ?? sharedPlaintext
    }

    /// Whom a policy is to keep out is for its owner to say.
    private var refused: String {
        let name = walk.refusing.map { "\($0)" } ?? "an AuthorizationPolicy"
        return
            "\(name) keeps the call out, and no change was found by which it would let this caller in and still keep out "
            + "whom it names; its rules have to fit the call, and a caller whose last leg is no Istio mTLS has no identity "
            + "that they could name"
    }

    /// The call works in the clear, and one of its ends cannot have a sidecar.
    private var unencrypted: String? {
        if case .outside = subject.caller, walk.gateways.first.map({ $0.leg.flow.transport == .plaintext }) ?? true {
            return "the client is outside the mesh, and no object of the mesh encrypts what it sends; "
                + "its application has to send TLS, and the server's to take it"
        }
        guard circumstances.server == nil, walk.second?.flow.transport == .plaintext else { return nil }
        return "`\(circumstances.dialledName)` is no workload of the mesh and takes plaintext: no object of the mesh "
            + "can encrypt the way to it; it has to offer TLS itself"
    }

    /// One application speaks TLS, the other does not, and no sidecar stands where it could be put on or taken off.
    private var differentTLS: String? {
        if walk.gateway != nil { return differentTLSAtGateway }
        return switch (subject.call.applicationTLS != nil, subject.application.tls ?? false) {
        case (true, false):
            "the client's application sends TLS of its own, the server's expects none, and sidecars do not take an "
                + "application's TLS off (`ingress.tls` of a Sidecar only behind a feature flag); "
                + "one of the two applications has to change"
        case (false, true):
            "the server's application expects TLS, the client's sends none, and no sidecar on this way can put it on; "
                + "one of the two applications has to change"
        case (true, true), (false, false): nil
        }
    }

    /// A gateway ends TLS and puts it on; but for a host outside the mesh it has no certificate.
    private var differentTLSAtGateway: String? {
        guard case .workload = subject.caller, subject.call.applicationTLS != nil, subject.application.tls != true,
            circumstances.server == nil
        else { return nil }
        return
            "the client's application sends TLS of its own, the server's expects none, and no gateway of the mesh has a "
            + "certificate for `\(circumstances.dialledName)`; one of the two applications has to change"
    }

    /// Only a VirtualService says what is behind a gateway.
    private var nowhere: String? {
        guard let gateway = walk.gateway, gateway.upstream == nil, case .outside = subject.caller else { return nil }
        let names = [gateway.serverName, subject.authority].compactMap { $0 }
        let hasRoute = circumstances.mesh.virtualServices.contains { route in
            route.source.gateways.contains { $0 != "mesh" }
                && route.hosts.contains { host in names.contains { Host.matches(pattern: host, name: $0) } }
        }
        if hasRoute { return nil }
        return
            "no VirtualService leads from a gateway for `\(subject.authority)`, and nothing else of the manifests says which "
            + "service is meant; its owner has to add a route"
    }

    /// TLS comes to a port that is plaintext for other hosts as well.
    private var sharedPlaintext: String? {
        guard walk.failure?.reason == .gatewayHTTPParseError, walk.gateways.count == 1, let gateway = walk.gateway,
            case let servers = circumstances.mesh.gatewayViews.servers(of: gateway.workload, in: circumstances.mesh),
            let onPort = servers[gateway.port], onPort.count > 1, !onPort.contains(where: \.isTLS)
        else { return nil }
        return
            "port \(gateway.port) of the gateway is plaintext for several servers, and cannot be TLS for one of them; the client "
            + "has to call a port with TLS, or send plain HTTP"
    }

    /// What a route leads to, and nobody serves.
    private var unserved: String? {
        guard walk.failure?.reason == .noHealthyEndpoint, let service = circumstances.service else { return nil }
        return
            "no workload of the manifests stands behind `\(service.host)`; its pods have to be there, and its selector has "
            + "to find them"
    }

    /// Sidecars translate between versions of HTTP that they can read, and between nothing else.
    private var differentLanguages: String? {
        let isWrapped = subject.call.applicationTLS != nil && walk.gateway == nil
        switch (subject.call.payload, subject.application.language) {
        case (.tcp, .http), (.tcp, .http1), (.tcp, .http2), (.tcp, .serverFirst): break
        case (.http1, .serverFirst), (.http10, .serverFirst), (.http2, .serverFirst): break
        case (.serverFirst, .http), (.serverFirst, .http1), (.serverFirst, .http2), (.serverFirst, .tcp): break
        case (.http1, .http2), (.http10, .http2), (.http2, .http1): if !isWrapped { return nil }
        default: return nil
        }
        return "the client's application speaks \(subject.call.payload.words), which the server's does not understand, "
            + "and no sidecar translates between the two\(isWrapped ? " inside TLS" : ""); "
            + "one of the two applications has to change"
    }

    private var withoutCertificate: String? {
        guard walk.failure?.reason == .serverAppRequiresClientCertificate else { return nil }
        return "the server's application asks for a client certificate, and no sidecar on this way can present one; "
            + "the client's application has to"
    }
}
