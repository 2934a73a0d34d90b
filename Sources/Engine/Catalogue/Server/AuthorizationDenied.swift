extension Code {
    /// The failure `authorization-denied`.
    package static let authorizationDenied = Code(
        number: "LEG3018", title: "An AuthorizationPolicy refuses the call", severity: .error,
        condition: "a DENY fits the call, or a policy that allows is for the workload and none of those fits",
        explanation: """
            The transport is right, and the proxy that takes it off refuses the call. Identities (`principals`, \
            `namespaces`, `serviceAccounts`) come from the certificate of Istio mTLS alone: a caller whose last leg is \
            plaintext, or TLS of its own, has none, fits no ALLOW that asks for one, and escapes every DENY that does. \
            Where requests are not read (TCP, TLS that is passed on), an ALLOW that looks at methods, paths, hosts or \
            tokens fits nothing, and a DENY is left with what else it says: if that is nothing, it refuses everything.
            """,
        popularBelief: "A DENY on a path leaves the workload's TCP ports alone.",
        instead: "On a connection without requests the path falls away, and the DENY fits every connection.",
        symptoms: [
            Symptom(.clientApp, "HTTP 403 RBAC: access denied", when: .http),
            Symptom(.clientApp, "Connection reset by peer", when: .serverAppMeetsConnection),
            Symptom(.kubeAPIServer, "HTTP 403 RBAC: access denied"),
            Symptom(.kubelet, "Readiness probe failed: HTTP probe failed with statuscode: 403"),
            Symptom(.prometheus, "server returned HTTP status 403 Forbidden"),
            Symptom(.serverSidecar, "rbac_access_denied_matched_policy[…]"),
            Symptom(.gateway, "403 … rbac_access_denied_matched_policy[…]"),
        ],
        remedies: [
            "Let a rule of an ALLOW name the caller as its certificate does: `trust-domain/ns/namespace/sa/account`.",
            "Give the caller a sidecar, or its leg Istio mTLS, so that it has an identity at all.",
            "Give a DENY or an ALLOW on requests the `ports` that it is for.",
        ],
        source: "Istio: pilot/pkg/security/authz/builder/builder.go; pilot/pkg/security/authz/model/model.go"
    )
}
