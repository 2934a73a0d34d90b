import Engine
import Testing

/// Routes that another VirtualService holds. Istio: `pilot/pkg/model/virtualservice.go`, `mergeHTTPRoute`.
@Suite("VirtualServices that delegate")
struct DelegateTests {
    /// What the one that delegates and the one that it delegates to ask for, and what becomes of a request of `/a/b`;
    /// `old` has no sidecar, and is where all else is sent.
    static let matches = TextTable(
        """
        root                                                        | held                                                      | /a/b
        {}                                                          | {}                                                        | held
        {match: [{uri: {prefix: /a}}]}                              | {}                                                        | held
        {match: [{uri: {prefix: /c}}]}                              | {}                                                        | rest
        {}                                                          | {match: [{uri: {prefix: /a}}]}                            | held
        {}                                                          | {match: [{uri: {prefix: /c}}]}                            | rest
        {match: [{uri: {prefix: /a}}]}                              | {match: [{uri: {prefix: /a/b}}]}                          | held
        {match: [{uri: {prefix: /a}}]}                              | {match: [{uri: {exact: /a/b}}]}                           | held
        {match: [{uri: {prefix: /a/b}}]}                            | {match: [{uri: {prefix: /a}}]}                            | rest
        {match: [{uri: {exact: /a/b}}]}                             | {match: [{uri: {prefix: /a}}]}                            | rest
        {match: [{uri: {exact: /a/b}}]}                             | {match: [{uri: {exact: /a/b}}]}                           | held
        {match: [{uri: {regex: '.*'}}]}                             | {match: [{uri: {prefix: /a}}]}                            | rest
        {match: [{uri: {prefix: /a}}]}                              | {match: [{uri: {prefix: /a}}, {uri: {prefix: /c}}]}       | rest
        {match: [{uri: {prefix: /a}}, {uri: {prefix: /c}}]}         | {match: [{uri: {prefix: /a/b}}]}                          | held
        {match: [{port: 80}]}                                       | {match: [{port: 81}]}                                     | rest
        {match: [{port: 80}]}                                       | {match: [{port: 80}]}                                     | held
        {match: [{port: 81}]}                                       | {}                                                        | rest
        {match: [{sourceNamespace: shop}]}                          | {}                                                        | held
        {match: [{sourceNamespace: shop}]}                          | {match: [{uri: {prefix: /a}}]}                            | rest
        {match: [{sourceNamespace: shop}]}                          | {match: [{sourceNamespace: shop}]}                        | held
        {match: [{sourceLabels: {app: web}}]}                       | {match: [{sourceLabels: {app: other}}]}                   | rest
        {match: [{sourceLabels: {app: other}}]}                     | {match: [{uri: {prefix: /a}}]}                            | rest
        {match: [{headers: {x: {exact: a}}}]}                       | {match: [{headers: {x: {exact: b}}}]}                     | open
        {match: [{method: {exact: GET}}]}                           | {match: [{uri: {prefix: /a}}]}                            | open
        {fault: {abort: {httpStatus: 503, percentage: {value: 100}}}} | {}                                                      | answer
        {fault: {abort: {httpStatus: 503, percentage: {value: 100}}}} | {fault: {delay: {fixedDelay: 1s}}}                      | held
        """)

    @Test("each row is as the table has it", arguments: stride(from: 0, to: matches.cells.count, by: 2).map { $0 })
    func row(place: Int) throws {
        let (held, end) = (Self.matches.cells[place], Self.matches.cells[place + 1])
        let answer = try Self.answer(root: held.row, held: held.expected)
        #expect(Self.end(answer) == end.expected, "\(held.row) \(held.expected)")
    }

    @Test(
        "a VirtualService that is not there, has hosts, or is not exported holds no route",
        arguments: [
            ("delegate: {name: held, namespace: held}", "", "", "held"),
            ("delegate: {name: other, namespace: held}", "", "", "rest"),
            ("delegate: {name: held}", "", "", "rest"),
            ("delegate: {name: held, namespace: held}", "hosts: [x.example.com], ", "", "rest"),
            ("delegate: {name: held, namespace: held}", "", "exportTo: [.], ", "rest"),
            ("delegate: {name: held, namespace: held}", "", "exportTo: [shop], ", "held"),
        ])
    func holder(delegate: String, hosts: String, exportTo: String, end: String) throws {
        let answer = try Self.answer(root: "{}", held: "{}", delegate: delegate, more: hosts + exportTo)
        #expect(Self.end(answer) == end)
    }

    @Test("short names of what is held are those of its own namespace")
    func names() throws {
        #expect(Self.end(try Self.answer(root: "{}", held: "{}", to: "orders")) == "1 NC")
        #expect(Self.end(try Self.answer(root: "{}", held: "{}", to: "orders.shop.svc.cluster.local")) == "held")
    }

    private static func end(_ answer: Answer) -> String {
        switch answer.failure?.reason {
        case .answeredByRoute: "answer"
        case nil where answer.verdict == .mutualTLS: "held"
        case nil where answer.verdict == .plaintext: "rest"
        default: answer.short
        }
    }

    private static func answer(
        root: String, held: String, delegate: String = "delegate: {name: held, namespace: held}", more: String = "",
        to host: String = "orders.shop.svc.cluster.local"
    ) throws -> Answer {
        func route(_ row: String, _ action: String) -> String {
            row == "{}" ? "{\(action)}" : "{\(row.dropFirst().dropLast()), \(action)}"
        }
        return try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar, labels: {app: web}}
            server: {host: orders.shop, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false, path: /a/b}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: shop, labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: old, namespace: shop, labels: {app: old, sidecar.istio.io/inject: "false"}}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: old, namespace: shop}, spec: {selector: {app: old}, ports: [{name: http, port: 80}]}}
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: orders, namespace: shop}, spec: {hosts: [orders], http: [
                \(route(root, delegate)), {route: [{destination: {host: old}}]}]}}
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: held, namespace: held}, spec: {\(more)http: [
                \(route(held, "route: [{destination: {host: \(host)}}]"))]}}
            """)
    }
}
