/// `trafficPolicy.tls`: the TLS that a client's sidecar originates.
package struct ClientTLSSettings: Hashable, Sendable {
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        case disable = "DISABLE"
        case simple = "SIMPLE"
        case mutual = "MUTUAL"
        case istioMutual = "ISTIO_MUTUAL"
    }

    package var mode: Mode
    package var clientCertificate: String?
    package var privateKey: String?
    package var caCertificates: String?
    package var credentialName: String?
    package var subjectAltNames: [String]
    package var sni: String?
    package var insecureSkipVerify: Bool

    package init(
        mode: Mode, clientCertificate: String? = nil, privateKey: String? = nil, caCertificates: String? = nil,
        credentialName: String? = nil, subjectAltNames: [String] = [], sni: String? = nil,
        insecureSkipVerify: Bool = false
    ) {
        self.mode = mode
        self.clientCertificate = clientCertificate
        self.privateKey = privateKey
        self.caCertificates = caCertificates
        self.credentialName = credentialName
        self.subjectAltNames = subjectAltNames
        self.sni = sni
        self.insecureSkipVerify = insecureSkipVerify
    }

    /// The name that Istio gives a credential that cannot be had: no handshake succeeds with it.
    ///
    /// Istio: `pilot/pkg/model/credentials/resource.go`, `InvalidSecretTypeURI`.
    package static let invalidCredential = "invalid://"
}
