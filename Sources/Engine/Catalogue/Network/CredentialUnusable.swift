extension Code {
    /// A Secret or a file holds nothing that a proxy could use.
    package static let credentialUnusable = Code(
        number: "LEG2305", title: "A Secret or a file holds nothing that a proxy could use", severity: .error,
        condition:
            "a Secret lacks the entries that Istio looks for, or what is in them cannot be read, or its use is not granted",
        explanation: """
            Istio takes a certificate from `tls.crt` and `tls.key`, or from `cert` and `key`; the authorities from `ca.crt` or \
            `cacert`, of a Secret with `-cacert` behind the name or of the same one. A gateway that gets no certificate \
            resets every handshake; a cluster that gets none sends nothing.
            """,
        remedies: [
            "Create the Secret with `kubectl create secret tls`, or rename its entries.",
            "Let the Gateway use a Secret of another namespace by a ReferenceGrant.",
        ],
        source: "Istio: pilot/pkg/credentials/kube/secrets.go, `ExtractCertInfo`"
    )
}
