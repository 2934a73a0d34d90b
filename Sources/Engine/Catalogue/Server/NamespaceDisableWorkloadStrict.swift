extension Code {
    /// A namespace says DISABLE and a workload STRICT.
    package static let namespaceDisableWorkloadStrict = Code(
        number: "LEG3202", title: "A namespace says DISABLE and a workload STRICT", severity: .warning,
        condition: """
            the effective mode of the namespace or the mesh is `DISABLE`, and a PeerAuthentication with a selector \
            says `STRICT`
            """,
        explanation: """
            Whether a client's sidecar has Istio mTLS for a service at all is read from the namespace and the mesh \
            only. It sends plaintext, and the workload refuses it.
            """,
        popularBelief: "Auto mTLS adapts to every PeerAuthentication.",
        instead: """
            Whether a client has Istio mTLS for a service at all is read from the namespace and the mesh only.
            """,
        remedies: [
            "Set the namespace to `PERMISSIVE`, and give `DISABLE` to the workloads that need it.",
            "Add a DestinationRule with `tls.mode: ISTIO_MUTUAL` for the host.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `BestEffortInferServiceMTLSMode`"
    )
}
