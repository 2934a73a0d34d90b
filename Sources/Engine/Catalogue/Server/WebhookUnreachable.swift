extension Code {
    /// The kube-apiserver cannot reach a webhook behind a sidecar.
    package static let webhookUnreachable = Code(
        number: "LEG3207", title: "The kube-apiserver's call of a webhook breaks", severity: .error,
        condition: """
            a ValidatingWebhookConfiguration, a MutatingWebhookConfiguration, a CustomResourceDefinition or an \
            APIService sends the kube-apiserver to a Service, and the call breaks on its way
            """,
        explanation: """
            The kube-apiserver has no sidecar and no identity of the mesh. It sends TLS and trusts the `caBundle` of \
            the configuration, which is for the application's own certificate; a sidecar trusts Istio's CA and \
            shows a certificate of it. The two PKIs never meet, so the sidecar has to relay this TLS unopened: not \
            `STRICT`, and not on a port that is declared HTTP.
            """,
        popularBelief: "`PERMISSIVE` lets the kube-apiserver reach every webhook.",
        instead:
            "It does where the port is declared `https`, `tls` or `tcp`, or not declared; one declared HTTP takes no TLS but Istio's.",
        symptoms: [
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … EOF"#),
            Symptom(
                .kubeAPIServer,
                #"failed calling webhook "…": … x509: certificate is not valid for any names, but wanted to match <svc>.<ns>.svc"#
            ),
            Symptom(.serverApp, "http: TLS handshake error from 127.0.0.6:…: EOF"),
        ],
        remedies: [
            """
            Set `PERMISSIVE` for the target port in `portLevelMtls` of a PeerAuthentication that selects the \
            webhook's pods: the other ports stay `STRICT`.
            """,
            "Name the Service port `https-…`, where it is declared HTTP.",
            """
            Keep the target port from the sidecar with the annotation \
            `traffic.sidecar.istio.io/excludeInboundPorts`; callers with a sidecar then break on it.
            """,
            "Run the webhook without a sidecar.",
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
