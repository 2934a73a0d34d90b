import Model

extension Decoder {
    /// Whether Istio's ingress controller takes an Ingress: only its own class, unless the mesh says otherwise.
    ///
    /// Istio: `pilot/pkg/config/kube/ingress/conversion.go`, `shouldProcessIngressWithClass`.
    mutating func isForIstio(_ header: Header) -> Bool {
        let annotations = labels(header.metadata, "annotations")
        return string(object(header.node, "spec"), "ingressClassName") == "istio"
            || annotations["kubernetes.io/ingress.class"] == "istio"
    }
}
