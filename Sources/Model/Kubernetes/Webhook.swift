/// One call that the kube-apiserver makes because a manifest tells it to: an admission or conversion webhook, or an
/// aggregated API.
///
/// Kubernetes: `apiserver/pkg/util/webhook/client.go`, `HookClient`. It is never in the mesh, always sends TLS, and
/// trusts `caBundle` alone.
package struct Webhook: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case validating = "ValidatingWebhookConfiguration"
        case mutating = "MutatingWebhookConfiguration"
        case conversion = "CustomResourceDefinition"
        case aggregatedAPI = "APIService"
    }

    package enum Target: Hashable, Sendable {
        /// `clientConfig.service`; 443 where it names no port.
        case service(namespace: String, name: String, port: Int)
        /// The host and port of `clientConfig.url`.
        case url(host: String, port: Int)
    }

    /// How the kube-apiserver knows the server's certificate to be the right one.
    package enum Trust: Hashable, Sendable {
        case caBundle
        /// None is given: the authorities that its own machine trusts.
        case systemRoots
        /// `insecureSkipTLSVerify` of an APIService.
        case unverified
    }

    package enum FailurePolicy: String, Hashable, Sendable, CaseIterable {
        /// What the webhook would have decided is refused while it cannot be reached.
        case fail = "Fail"
        case ignore = "Ignore"
    }

    package var kind: Kind
    /// Of the object that holds it.
    package var metadata: Metadata
    /// `webhooks[].name`; the object's own name where it holds only one.
    package var name: String
    package var target: Target
    package var trust: Trust
    /// What `caBundle` holds; nil where there is none.
    package var authorities: PEMText?
    package var failurePolicy: FailurePolicy
    /// To the `service` or the `url`, RFC 6901.
    package var pointer: String

    package init(
        kind: Kind, metadata: Metadata, name: String, target: Target, trust: Trust = .caBundle,
        authorities: PEMText? = nil, failurePolicy: FailurePolicy = .fail, pointer: String
    ) {
        self.kind = kind
        self.metadata = metadata
        self.name = name
        self.target = target
        self.trust = trust
        self.authorities = authorities
        self.failurePolicy = failurePolicy
        self.pointer = pointer
    }

    /// The object that holds it.
    package var reference: ObjectReference {
        ObjectReference(kind: kind.rawValue, namespace: "", name: metadata.name)
    }
}
