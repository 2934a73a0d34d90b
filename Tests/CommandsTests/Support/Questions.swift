/// Small questions, one a verdict.
enum Questions {
    static let mutual = """
        client: {namespace: shop, workload: web, dataplane: sidecar}
        server:
          namespace: shop
          service: orders
          dataplane: sidecar
          port: {number: 80, name: http}
          app: {protocol: http, tls: false}
        request: {protocol: http1, tls: false}
        """
    static let plaintext = mutual + "\npolicies: {destinationRule: DISABLE}\n"
    static let broken = mutual.replacing("tls: false}\nrequest", with: "tls: true}\nrequest")
    static let faulty = """
        client: {namespace: shop, workload: web, dataplane: sidecar}
        server: {hst: orders, port: 80}
        polices: {}
        """
}

extension String {
    func replacing(_ text: String, with other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
