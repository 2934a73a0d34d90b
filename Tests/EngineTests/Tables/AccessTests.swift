import Engine
import Testing

/// `ambient-gateway-authz.md`, sections D.1 and D.2: AuthorizationPolicies at a server's sidecar.
@Suite("AuthorizationPolicies at a sidecar")
struct AccessTests {
    /// Callers with a sidecar, and without one; the path that they ask for is `/a`, where one is given.
    static let requests = TextTable(
        """
        policy                                                   | mTLS   | plaintext | no path
        ALLOW from principals cluster.local/ns/shop/sa/web       | mTLS   | denied    | mTLS
        ALLOW from principals cluster.local/ns/shop/sa/other     | denied | denied    | denied
        ALLOW from principals cluster.local/ns/shop/*            | mTLS   | denied    | mTLS
        ALLOW from principals */sa/web                           | mTLS   | denied    | mTLS
        ALLOW from principals *                                  | mTLS   | denied    | mTLS
        ALLOW from notPrincipals *                               | denied | plain     | denied
        ALLOW from namespaces shop                               | mTLS   | denied    | mTLS
        ALLOW from notNamespaces shop                            | denied | plain     | denied
        ALLOW from serviceAccounts shop/web                      | mTLS   | denied    | mTLS
        ALLOW from serviceAccounts web                           | denied | denied    | denied
        DENY from principals cluster.local/ns/shop/sa/web        | denied | plain     | denied
        DENY from notPrincipals cluster.local/ns/shop/sa/web     | mTLS   | denied    | mTLS
        DENY from principals other.domain/ns/shop/sa/web         | mTLS   | plain     | mTLS
        DENY from principals old.domain/ns/shop/sa/web           | denied | plain     | denied
        ALLOW to paths /a                                        | mTLS   | plain     | open
        ALLOW to paths /b*                                       | denied | denied    | open
        DENY to paths /b                                         | mTLS   | plain     | open
        DENY to notPaths /a                                      | mTLS   | plain     | open
        ALLOW to ports 8080                                      | mTLS   | plain     | mTLS
        ALLOW to ports 80                                        | denied | denied    | denied
        ALLOW to hosts orders.pay                                | mTLS   | plain     | mTLS
        ALLOW to hosts orders                                    | denied | denied    | denied
        ALLOW to methods POST                                    | open   | open      | open
        ALLOW from requestPrincipals *                           | open   | open      | open
        ALLOW from ipBlocks 10.0.0.0/8                           | open   | open      | open
        ALLOW nothing                                            | denied | denied    | denied
        ALLOW everything                                         | mTLS   | plain     | mTLS
        DENY everything                                          | denied | denied    | denied
        AUDIT everything                                         | mTLS   | plain     | mTLS
        CUSTOM everything                                        | open   | open      | open
        """)

    @Test("where requests are read", arguments: requests.cells)
    func request(_ cell: TextTable.Cell) throws {
        let answer = try answer(
            Self.policy(cell.row), isInjected: cell.column != "plaintext", name: "http",
            request: "{protocol: http1, tls: false\(cell.column == "no path" ? "" : ", path: /a")}")
        #expect(Self.word(answer) == cell.expected)
    }

    @Test("a call that is kept out has a repair, or is told why none can be", arguments: requests.cells)
    func advice(_ cell: TextTable.Cell) throws {
        guard cell.expected == "denied" else { return }
        let answer = try answer(
            Self.policy(cell.row), isInjected: cell.column != "plaintext", name: "http",
            request: "{protocol: http1, tls: false\(cell.column == "no path" ? "" : ", path: /a")}")
        #expect(!answer.remediations.isEmpty || answer.unrepairable?.contains("keeps the call out") == true)
    }

    /// A port declared TCP: what a rule says of requests keeps an ALLOW from fitting, and falls away from a DENY.
    static let connections = TextTable(
        """
        policy                                                   | mTLS   | plaintext
        ALLOW to paths /a                                        | denied | denied
        DENY to paths /a                                         | denied | denied
        DENY to paths /a, ports 80                               | mTLS   | plain
        DENY to paths /a, ports 8080                             | denied | denied
        DENY from requestPrincipals *                            | denied | denied
        ALLOW from principals cluster.local/ns/shop/sa/web       | mTLS   | denied
        ALLOW from requestPrincipals *                           | denied | denied
        ALLOW to ports 8080                                      | mTLS   | plain
        """)

    @Test("where connections are relayed", arguments: connections.cells)
    func connection(_ cell: TextTable.Cell) throws {
        let answer = try answer(
            Self.policy(cell.row), isInjected: cell.column != "plaintext", name: "tcp",
            request: "{protocol: tcp, tls: false}")
        #expect(Self.word(answer) == cell.expected)
    }

    @Test(
        "are for the workloads that they select, in their namespace or from the mesh's own",
        arguments: [
            ("namespace: pay", "", true), ("namespace: istio-system", "", true), ("namespace: shop", "", false),
            ("namespace: pay", "selector: {matchLabels: {app: orders}}", true),
            ("namespace: pay", "selector: {matchLabels: {app: other}}", false),
            ("namespace: istio-system", "selector: {matchLabels: {app: orders}}", true),
            ("namespace: pay", "targetRefs: [{group: '', kind: Service, name: orders}]", false),
            ("namespace: pay, annotations: {istio.io/dry-run: 'true'}", "", false),
        ])
    func scope(metadata: String, spec: String, isFor: Bool) throws {
        let policy = Self.policy("DENY everything", metadata: metadata, more: spec)
        let answer = try answer(policy, isInjected: true, name: "http", request: "{protocol: http1, tls: false}")
        #expect(Self.word(answer) == (isFor ? "denied" : "mTLS"))
    }

    @Test("an ALLOW for others does not let in, and two are one or the other")
    func several() throws {
        let (own, other) = ("ALLOW from namespaces shop", "ALLOW from namespaces other")
        func word(_ rows: [String]) throws -> String {
            let policies = rows.enumerated().map { Self.policy($1, metadata: "namespace: pay", name: "p\($0)") }
            return Self.word(
                try answer(
                    policies.joined(separator: "\n"), isInjected: true, name: "http",
                    request: "{protocol: http1, tls: false}"))
        }
        #expect(try word([other, own]) == "mTLS")
        #expect(try word([own, "DENY everything"]) == "denied")
        #expect(try word([other, "ALLOW to paths /a"]) == "open")
    }

    static func policy(
        _ row: String, metadata: String = "namespace: pay", more: String = "", name: String = "access"
    ) -> String {
        let words = row.split(separator: " ", maxSplits: 2).map(String.init)
        let rules: String
        switch words[1] {
        case "nothing": rules = ""
        case "everything": rules = "rules: [{}]"
        default:
            let members = words[2].split(separator: ", ").map { part in
                let pair = part.split(separator: " ")
                return "\(pair[0]): ['\(pair[1])']"
            }.joined(separator: ", ")
            rules = "rules: [{\(words[1]): [{\(words[1] == "from" ? "source" : "operation"): {\(members)}}]}]"
        }
        let spec = ["action: \(words[0])", rules, more].filter { !$0.isEmpty }.joined(separator: ", ")
        return
            "- {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: \(name), \(metadata)}, spec: {\(spec)}}"
    }

    static func word(_ answer: Answer) -> String {
        answer.failure?.reason == .authorizationDenied ? "denied" : answer.short
    }

    private func answer(_ policies: String, isInjected: Bool, name: String, request: String) throws -> Answer {
        try ask(
            """
            mesh: {trustDomainAliases: [old.domain]}
            client: {namespace: shop, workload: web, serviceAccount: web, dataplane: \(isInjected ? "sidecar" : "none")}
            server: {host: orders.pay, port: 80, app: {protocol: \(name == "tcp" ? "tcp" : "http"), tls: false}}
            request: \(request)
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {istio-injection: enabled}}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: pay}, spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: pay}, spec: {selector: {app: orders}, ports: [{name: \(name), port: 80, targetPort: 8080}]}}
            \(policies)
            """)
    }
}
