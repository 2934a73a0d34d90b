/// What must hold of a call for a symptom to show.
package enum Circumstance: String, Hashable, Sendable, CaseIterable {
    /// The client's sidecar parses requests, and answers for a server that does not.
    case clientReadsHTTP
    /// The client's application meets the connection itself, past a sidecar that relays bytes or without one.
    case clientMeetsConnection
    case clientRelays
    /// The route that the call took is one of the Gateway API, or none is.
    case attachedRoute
    case noAttachedRoute
    /// What a route answers in place of the server, and why.
    case faultAborts
    case directResponse
    case noRouteTakes
    case noClientSidecar
    /// The client's application sends TLS of its own.
    case applicationTLS
    case applicationPlaintext
    /// The client's application trusts any certificate.
    case clientDoesNotVerify
    case clientVerifies
    /// The call left by PassthroughCluster.
    case passthrough
    /// The client's sidecar adds a layer of TLS, Istio's or originated.
    case sidecarTLS
    case originatedTLS
    case noSidecarTLS
    case serverSidecar
    case noServerSidecar
    /// The server's sidecar parses requests.
    case serverReadsHTTP
    /// The server's application meets the connection itself, behind a sidecar that relays bytes or without one.
    case serverAppMeetsConnection
    case serverAppTLS
    case serverAppPlaintext
    /// The client's application speaks HTTP.
    case http
    /// It waits for the server to speak.
    case serverFirst
}
