import Model

/// Why no object of the manifests can repair a call.
struct Unrepairable {
    let circumstances: Circumstances

    private var walk: Walk { circumstances.walk }
    private var subject: Subject { circumstances.subject }

    /// nil where a change of objects may exist that was not found.
    var sentence: String? {
        if walk.verdict == .plaintext { return unencrypted }
        if let fault = walk.certificateFault {
            return
                "\(fault.words); a certificate, a key or the authorities have to change, and no remediation writes those"
        }
        return differentTLS ?? differentLanguages ?? withoutCertificate
    }

    /// The call works in the clear, and one of its ends cannot have a sidecar.
    private var unencrypted: String? {
        if case .outside = subject.caller {
            return "the client is outside the mesh, and no object of the mesh encrypts what it sends; "
                + "its application has to send TLS, and the server's to take it"
        }
        guard circumstances.server == nil else { return nil }
        return "`\(circumstances.dialledName)` is no workload of the mesh and takes plaintext: no object of the mesh "
            + "can encrypt the way to it; it has to offer TLS itself"
    }

    /// One application speaks TLS, the other does not, and no sidecar stands where it could be put on or taken off.
    private var differentTLS: String? {
        switch (subject.call.applicationTLS != nil, subject.application.tls ?? false) {
        case (true, false):
            "the client's application sends TLS of its own, the server's expects none, and sidecars do not take an "
                + "application's TLS off (`ingress.tls` of a Sidecar only behind a feature flag); "
                + "one of the two applications has to change"
        case (false, true):
            "the server's application expects TLS, the client's sends none, and no sidecar on this way can put it on; "
                + "one of the two applications has to change"
        case (true, true), (false, false): nil
        }
    }

    /// Sidecars translate between versions of HTTP that they can read, and between nothing else.
    private var differentLanguages: String? {
        let isWrapped = subject.call.applicationTLS != nil
        switch (subject.call.payload, subject.application.language) {
        case (.tcp, .http), (.tcp, .http1), (.tcp, .http2), (.tcp, .serverFirst): break
        case (.http1, .serverFirst), (.http10, .serverFirst), (.http2, .serverFirst): break
        case (.serverFirst, .http), (.serverFirst, .http1), (.serverFirst, .http2), (.serverFirst, .tcp): break
        case (.http1, .http2), (.http10, .http2), (.http2, .http1): if !isWrapped { return nil }
        default: return nil
        }
        return "the client's application speaks \(subject.call.payload.words), which the server's does not understand, "
            + "and no sidecar translates between the two\(isWrapped ? " inside TLS" : ""); "
            + "one of the two applications has to change"
    }

    private var withoutCertificate: String? {
        guard walk.failure?.reason == .serverAppRequiresClientCertificate else { return nil }
        return "the server's application asks for a client certificate, and no sidecar on this way can present one; "
            + "the client's application has to"
    }
}
