import Model

/// What the input shows of a certificate, a key or authorities that some object names.
enum Held<Value> {
    /// Nothing: it counts as good.
    case unknown
    /// Its like are given, and it is not among them.
    case absent(ObjectReference)
    case faulty(CertificateFault)
    case held(Value)
}

/// How an object names a Secret or a ConfigMap.
///
/// Istio: `pilot/pkg/model/credentials/resource.go`.
struct CredentialName {
    var kind: Credential.Kind
    var namespace: String
    var name: String

    /// - Parameter own: the namespace of the proxy's pods.
    /// - Returns: nil for what is no name of either.
    init?(_ written: String, own: String) {
        let schemes: [(String, Credential.Kind)] = [
            ("kubernetes-gateway://", .secret), ("kubernetes://", .secret), ("configmap://", .configMap), ("", .secret),
        ]
        for (scheme, kind) in schemes where written.hasPrefix(scheme) {
            let parts = written.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
            let isQualified = scheme == "kubernetes-gateway://" || scheme == "configmap://"
            guard let name = parts.last, !name.isEmpty, parts.count == 1 || parts.count == 2 && isQualified else {
                return nil
            }
            self.kind = kind
            namespace = parts.count == 2 ? String(parts[0]) : own
            self.name = String(name)
            return
        }
        return nil
    }

    var reference: ObjectReference { ObjectReference(kind: kind.rawValue, namespace: namespace, name: name) }
}
