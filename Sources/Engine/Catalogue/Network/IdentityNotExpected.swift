extension Code {
    /// A certificate of the mesh has another identity than is expected.
    package static let identityNotExpected = Code(
        number: "LEG2306", title: "A certificate of the mesh has another identity than is expected", severity: .error,
        condition: "the SPIFFE ID of a sidecar's certificate is not one that the other side accepts",
        explanation: """
            A client's sidecar accepts the service accounts that it knows behind the service, in the trust domain of the mesh \
            and its `trustDomainAliases`; a server's sidecar accepts every identity of these trust domains.
            """,
        remedies: [
            "List the other trust domain in `trustDomainAliases`, on the side that does not accept it.",
            "Run the server under the service account that is expected.",
        ],
        source:
            "Istio: pkg/spiffe/spiffe.go, `ExpandWithTrustDomains`; pilot/pkg/networking/plugin/authn/util.go, `TrustDomainsForValidation`"
    )
}
