import Engine
import Testing

/// A call between two described workloads, in the words of section 8 of the specification.
struct PairCall {
    /// The class of the port: `H1`, `H2c`, `T`, `X`, `A` or `U`.
    var declared: String
    /// What the client's application sends: `H1`, `H2`, `H10`, `TLS`, `TCP` or `SF`.
    var sent: String
    /// What the server's application expects: `plain` or `TLS`; in front of it what else it is.
    var application = "plain"
    /// `P`, `S`, `D` or nothing for the mode of the server's namespace.
    var mode = ""
    var client = "sidecar"
    var server = "sidecar"
    /// A traffic policy in YAML's flow style, or a mode.
    var rule = ""
    var mesh = ""
    var headless = false

    func answer() throws -> Answer {
        let port = try #require(Self.ports[declared])
        let language = try #require(Self.requests[sent])
        var policies: [String] = []
        if let mode = Self.modes[mode] { policies.append("peerAuthentication: \(mode)") }
        if !rule.isEmpty { policies.append("destinationRule: \(rule)") }
        return try ask(
            """
            mesh: {\(mesh)}
            client: {namespace: shop, workload: web, dataplane: \(client)}
            server:
              namespace: shop
              service: orders
              dataplane: \(server)
              headless: \(headless)
              port: {number: 8080, name: \(port)}
              app: {protocol: \(understood(language)), tls: \(application.hasSuffix("TLS"))}
            request: {protocol: \(language), tls: \(sent == "TLS")}
            policies: {\(policies.joined(separator: ", "))}
            """)
    }

    private func understood(_ language: String) -> String {
        if application.hasPrefix("http1 ") { return "http1" }
        if application.hasPrefix("http2 ") { return "http2" }
        return language.hasPrefix("http") ? "http" : language
    }

    private static let ports = [
        "H1": "http", "H2c": "grpc", "T": "tcp", "X": "https", "A": "web", "U": "udp",
    ]
    private static let requests = [
        "H1": "http1", "H2": "http2", "H10": "http1.0", "TLS": "http1", "TCP": "tcp", "SF": "server-first",
    ]
    static let modes = ["P": "PERMISSIVE", "S": "STRICT", "D": "DISABLE"]
}
