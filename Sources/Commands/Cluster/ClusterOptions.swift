extension Option {
    static let cluster = Option(
        "cluster", .text("URL"),
        help: "read the objects from this API server instead of FILE; in a pod, https://kubernetes.default.svc")
    static let clusterTokenFile = Option(
        "cluster-token-file", .text("FILE", completion: .file), standard: Option.podToken,
        help: "the token to show the API server")
    static let clusterAuthority = Option(
        "cluster-ca", .text("FILE", completion: .file), standard: Option.podAuthority,
        help: "whose certificates of the API server count, PEM")

    /// Where a pod has what its service account is known by.
    fileprivate static let podToken = "/var/run/secrets/kubernetes.io/serviceaccount/token"
    fileprivate static let podAuthority = "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"
}

extension ClusterReader {
    /// nil where no API server is named.
    init?(_ arguments: Arguments, _ surroundings: Surroundings, _ progress: Progress) throws(Failure) {
        guard let address = try arguments.value(.cluster, expected: ServerAddress.expected, ServerAddress.init) else {
            return nil
        }
        server = RemoteServer(
            address: address,
            token: address.isTLS
                ? try RemoteServer.token(in: arguments.text(.clusterTokenFile) ?? Option.podToken, surroundings) : nil,
            authorityFile: address.isTLS ? arguments.text(.clusterAuthority) ?? Option.podAuthority : nil)
        self.progress = progress
    }
}
