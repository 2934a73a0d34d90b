extension Code {
    /// Injection is asked for by an annotation where only a label counts.
    package static let injectionAnnotationIgnored = Code(
        number: "LEG5301",
        title: "Injection is asked for by an annotation where only a label counts",
        severity: .warning,
        condition: """
            pods carry the annotation `sidecar.istio.io/inject: "true"`, and no webhook selects them by labels
            """,
        explanation: """
            Whether the injector is called at all is decided by labels of the namespace and the pod. The annotation \
            is read only afterwards, so here nobody reads it.
            """,
        popularBelief: "The annotation and the label are equal.",
        instead: "The webhooks select pods by labels; without one that fits, nobody reads the annotation.",
        remedies: [
            """
            Set `sidecar.istio.io/inject: "true"` as a label of the pod template.
            """,
            "Label the namespace `istio-injection: enabled`.",
        ],
        source: "Istio: pkg/kube/inject/inject.go, `injectRequired`"
    )
}
