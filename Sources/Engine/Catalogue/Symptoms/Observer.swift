/// Who sees a symptom.
///
/// The same text means opposite things on the two sides of a connection, so no symptom goes without its observer.
package enum Observer: String, Hashable, Sendable, CaseIterable {
    case clientApp = "client-app"
    /// The access log of the client's proxy.
    case clientSidecar = "client-sidecar"
    /// The access log of the server's proxy.
    case serverSidecar = "server-sidecar"
    case serverApp = "server-app"
    /// The access log of a gateway's proxy.
    case gateway
    case kubeAPIServer = "kube-apiserver"
    case kubelet
    case prometheus
}
