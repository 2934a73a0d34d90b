import Model

extension Explanation {
    /// Leg 1: what the client's sidecar makes of the connection that it took over.
    var firstLegText: String {
        let (call, rest) = (subject.call, ", and iptables hands it to the sidecar (15001); ")
        return call.applicationTLS == nil
            ? String(pieces: "the application sends ", call.payload.words, " in the clear", rest, sidecarText)
            : String(pieces: "the application sends its own TLS around ", call.payload.words, rest, sidecarText)
    }

    private var sidecarText: String {
        switch walk.exit {
        case .direct:
            return "the sidecar lets it pass"
        case .cluster where walk.first?.visibility == .layer7:
            return "the sidecar reads each request and routes it"
        case .cluster:
            return subject.call.applicationTLS == nil
                ? "the sidecar relays the bytes unread" : "the sidecar relays the TLS bytes unread"
        case .passthrough(let unmatched):
            return "\(unmatched.words), so the bytes leave by PassthroughCluster: no Istio mTLS, and no DestinationRule"
        case .refused(let reason):
            return "there \(reason.words)"
        case .answered:
            return "there the sidecar answers the request itself"
        case .unsettled:
            return "what the sidecar does with it is not settled"
        }
    }
}

extension ClientExit.Unmatched {
    /// Why the sidecar's configuration does not fit, as the start of a sentence.
    var words: String {
        switch self {
        case .noListener: "no listener of the sidecar's covers this address and port"
        case .notHTTP: "the listener of this port looks for HTTP, and sees other bytes (it sniffs, it does not fail)"
        case .unknownHost: "no route has this host"
        case .noMatchingSNI: "no route has this SNI"
        }
    }
}
