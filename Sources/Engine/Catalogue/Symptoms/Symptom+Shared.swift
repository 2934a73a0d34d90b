// What several failures look like; each is named after what happens.

extension Symptom {
    static let connectionReset = Symptom(
        .clientApp, "curl: (56) Recv failure: Connection reset by peer", when: .clientMeetsConnection,
        .applicationPlaintext)
    static let resetInHandshake = Symptom(
        .clientApp, "curl: (35) … Connection reset by peer", when: .clientMeetsConnection, .applicationTLS)
    /// The client's sidecar relays bytes, and its own layer of TLS fails.
    static let resetBehindRelay = Symptom(.clientApp, "Connection reset by peer", when: .clientRelays, .sidecarTLS)

    static let noFilterChain = Symptom(.serverSidecar, #""- - -" 0 NR filter_chain_not_found"#)
    static let handshakeReachesApplication = Symptom(
        .serverApp, #"first bytes \x16\x03\x01"#, when: .serverAppPlaintext)
}

// The server closes before it answers a request in the clear.
extension Symptom {
    static let terminationAnswered = Symptom(
        .clientApp,
        "HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: connection termination",
        when: .clientReadsHTTP, .noSidecarTLS)
    static let terminationLogged = Symptom(
        .clientSidecar, "503 UC upstream_reset_before_response_started{connection_termination}", when: .clientReadsHTTP,
        .noSidecarTLS)
}

// The server closes during the handshake of the client's sidecar.
extension Symptom {
    static let connectionFailureAnswered = Symptom(
        .clientApp,
        "HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: remote connection failure",
        when: .clientReadsHTTP)
    static let connectionFailureLogged = Symptom(
        .clientSidecar, "503 UF,URX upstream_reset_before_response_started{remote_connection_failure}",
        when: .clientReadsHTTP, .sidecarTLS)
    static let connectionFailureRelayed = Symptom(
        .clientSidecar, #""- - -" 0 UF,URX"#, when: .clientRelays, .sidecarTLS)
}

// The peer of the client's sidecar answers its handshake in something that is not TLS.
extension Symptom {
    static let wrongVersionAnswered = Symptom(
        .clientApp,
        """
        HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure reason: \
        TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
        """,
        when: .clientReadsHTTP, .sidecarTLS, .serverAppPlaintext)
    static let wrongVersionLogged = Symptom(
        .clientSidecar, "503 UF,URX … TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER",
        when: .clientReadsHTTP, .sidecarTLS, .serverAppPlaintext)
    static let wrongVersionRelayed = Symptom(
        .clientSidecar, #""- - -" 0 UF,URX … TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER"#,
        when: .clientRelays, .sidecarTLS, .serverAppPlaintext)
}

// The client's sidecar does not accept the certificate of its peer.
extension Symptom {
    static let verificationAnswered = Symptom(
        .clientApp,
        """
        HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure reason: \
        TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED
        """,
        when: .clientReadsHTTP, .sidecarTLS)
    static let verificationLogged = Symptom(
        .clientSidecar,
        """
        503 UF,URX upstream_reset_before_response_started{remote_connection_failure,\
        TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED…}
        """,
        when: .clientReadsHTTP, .sidecarTLS)
    static let namesLogged = Symptom(.clientSidecar, "verify cert failed: SAN matcher")
    static let verificationRelayed = Symptom(
        .clientSidecar,
        #""- - -" 0 UF,URX … TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED"#,
        when: .clientRelays, .sidecarTLS)
}

// Istio mTLS comes to an application that cannot take it off.
extension Symptom {
    static let ofMTLSAtApplication: [Symptom] = [
        .wrongVersionAnswered,
        .wrongVersionLogged,
        .wrongVersionRelayed,
        Symptom(
            .clientApp,
            """
            HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure reason: \
            TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED
            """,
            when: .clientReadsHTTP, .serverAppTLS),
        Symptom(
            .clientSidecar,
            "503 UF,URX … TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED",
            when: .serverAppTLS),
        .resetBehindRelay,
        .handshakeReachesApplication,
    ]
}
