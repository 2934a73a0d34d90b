extension Code {
    /// The namespace overrules the pod's wish for a sidecar.
    package static let injectionDisabledByNamespace = Code(
        number: "LEG5302", title: "The namespace overrules the pod's wish for a sidecar", severity: .warning,
        condition: """
            pods carry the label or the annotation `sidecar.istio.io/inject: "true"`, and their namespace says \
            `istio-injection: disabled`
            """,
        explanation: """
            The webhook that reads the pod's label skips namespaces that carry `istio-injection`, with any value. \
            With `disabled` no other webhook takes its place.
            """,
        popularBelief: "The pod's label wins.",
        instead: """
            The webhook that reads the pod's label skips every namespace that carries `istio-injection`.
            """,
        remedies: [
            "Remove `istio-injection` from the namespace, and the pod's label counts.",
            "Label the namespace `istio-injection: enabled`.",
        ],
        source: "Istio: manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml"
    )
}
