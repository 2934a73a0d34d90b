import Model

/// The client's own application where it sends TLS of its own.
struct ApplicationAsClient {
    let evidence: CertificateEvidence
    let caller: Simulation.Caller
    let tls: Call.TLS
    /// What it dials.
    let host: String
    let webhook: Webhook?

    var certificate: PresentedChain? {
        evidence.presented[.clientApplication].map {
            PresentedChain(certificates: $0.certificates, source: .member("request.tls.clientCertificate"))
        }
    }

    var verification: CertificateVerification {
        CertificateVerification(
            trust: trust, names: .host(expectedName), isOfServer: true, at: evidence.presented.at)
    }

    private var trust: CertificateVerification.Trust {
        if !tls.verifiesServer { return .anyone }
        // Kubernetes: a probe over HTTPS skips verification.
        if case .outside(.kubelet) = caller { return .anyone }
        if let text = evidence.presented[.clientAuthorities],
            case .held(let held) = CertificateEvidence.authorities(text, .member("request.tls.caCertificates"))
        {
            return .authorities(held)
        }
        guard let webhook else { return .unknown }
        if webhook.trust == .unverified { return .anyone }
        guard let text = webhook.authorities,
            case .held(let held) = CertificateEvidence.authorities(text, .caBundle(webhook.reference))
        else { return .unknown }
        return .authorities(held)
    }

    /// Kubernetes: `apiserver/pkg/util/webhook/client.go`: the name of a Service, whatever its cluster's domain is.
    private var expectedName: String {
        if case .service(let namespace, let name, _)? = webhook?.target { return "\(name).\(namespace).svc" }
        return tls.sni ?? host
    }
}
