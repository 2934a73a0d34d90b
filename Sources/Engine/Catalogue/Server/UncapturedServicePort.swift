extension Code {
    /// In-mesh callers break on a port that passes the sidecar by.
    package static let uncapturedServicePort = Code(
        number: "LEG3206", title: "In-mesh callers break on a port that passes the sidecar by", severity: .warning,
        condition: """
            an annotation keeps a Service's target port from the pod's sidecar, and clients with a sidecar send \
            Istio mTLS to it
            """,
        explanation: """
            Ports are often excluded for callers outside the mesh, such as the kube-apiserver that calls a webhook. \
            Clients with a sidecar do not know of it: the pod is labelled for Istio mTLS, so they send it, and the \
            application gets a handshake that nobody takes off.
            """,
        popularBelief: "`excludeInboundPorts` is transparent to callers.",
        instead: "Callers with a sidecar still send Istio mTLS to the port, and break.",
        remedies: [
            """
            Set `DISABLE` for the port in `portLevelMtls` of a PeerAuthentication that selects the pod: clients then \
            send plaintext.
            """,
            "Add a DestinationRule with an entry of `portLevelSettings` for the port, and `tls.mode: DISABLE`.",
            "Remove the exclusion, and make the port `PERMISSIVE` instead.",
        ],
        source: "Istio: pilot/pkg/xds/endpoints/mtls_checker.go, `checkMtlsEnabled`"
    )
}
