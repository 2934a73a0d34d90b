import Engine
import Model
import Testing

/// What the threads about mesh TLS quote, row by row.
@Suite("What people see")
struct SymptomTableTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let reason: FailureReason
        let context: SymptomContext
        /// By observer, in the order of the answer.
        let seen: [String]
    }

    @Test("is told word for word", arguments: rows)
    func told(row: Row) {
        let seen = Symptom.seen(row.reason, in: row.context).map { "\($0.observer.rawValue): \($0.text)" }
        #expect(seen == row.seen)
    }

    static let rows: [Row] = [
        Row(
            testDescription: "curl without a sidecar calls a STRICT server", reason: .serverNoFilterChainPlaintext,
            context: SymptomContext(
                caller: .workload, clientSide: .withoutSidecar, serverSide: .readsHTTP, payload: .http1),
            seen: [
                "client-app: curl: (56) Recv failure: Connection reset by peer",
                #"server-sidecar: "- - -" 0 NR filter_chain_not_found"#,
            ]),
        Row(
            testDescription: "a DestinationRule says DISABLE, and the server STRICT",
            reason: .serverNoFilterChainPlaintext,
            context: SymptomContext(
                caller: .workload, clientSide: .readsHTTP, serverSide: .readsHTTP, payload: .http1),
            seen: [
                """
                client-app: HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: \
                connection termination
                """,
                "client-sidecar: 503 UC upstream_reset_before_response_started{connection_termination}",
                #"server-sidecar: "- - -" 0 NR filter_chain_not_found"#,
            ]),
        Row(
            testDescription: "ISTIO_MUTUAL meets a pod without a sidecar", reason: .endpointWithoutSidecarForcedMTLS,
            context: SymptomContext(
                caller: .workload, clientSide: .readsHTTP, serverSide: .withoutSidecar, payload: .http1,
                outer: .istioMTLS(.http1)),
            seen: [
                """
                client-app: HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure \
                reason: TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                """,
                """
                client-sidecar: 503 UF,URX … \
                TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                """,
                #"server-app: first bytes \x16\x03\x01"#,
            ]),
        Row(
            testDescription: "the API server calls a webhook behind STRICT", reason: .serverTLSHandshakeForeign,
            context: SymptomContext(
                caller: .outside(.kubeAPIServer), clientSide: .withoutSidecar, serverSide: .relays, payload: .http1,
                applicationTLS: Call.TLS(), serverAppExpectsTLS: true),
            seen: [
                "server-sidecar: TLS_error:|268436502:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN",
                """
                kube-apiserver: failed calling webhook "…": … x509: certificate is not valid for any names, but wanted \
                to match <svc>.<ns>.svc
                """,
                #"kube-apiserver: failed calling webhook "…": … x509: certificate signed by unknown authority"#,
            ]),
        Row(
            testDescription: "a probe that is not rewritten meets STRICT", reason: .serverNoFilterChainPlaintext,
            context: SymptomContext(
                caller: .outside(.kubelet), clientSide: .withoutSidecar, serverSide: .readsHTTP, payload: .http1),
            seen: [
                #"server-sidecar: "- - -" 0 NR filter_chain_not_found"#,
                #"kubelet: Readiness probe failed: Get "http://…": read tcp …: connection reset by peer"#,
            ]),
        Row(
            testDescription: "plaintext reaches a Go server that serves TLS", reason: .serverAppExpectsTLS,
            context: SymptomContext(
                caller: .workload, clientSide: .withoutSidecar, serverSide: .withoutSidecar, payload: .http1,
                serverAppExpectsTLS: true),
            seen: [
                "client-app: HTTP 400: Client sent an HTTP request to an HTTPS server.",
                "client-app: curl: (56) Recv failure: Connection reset by peer",
                "server-app: http: TLS handshake error from …: tls: first record does not look like a TLS handshake",
            ]),
    ]
}
