import Engine
import Model
import Testing

/// What a route does beside leading somewhere. Istio: `pilot/pkg/networking/core/route/route.go`, `TranslateRoute`.
@Suite("What routes do by themselves")
struct RouteAnswerTests {
    /// By the path that is asked for, where one is.
    static let routes = TextTable(
        """
        route                                                                                    | no path | /a     | /b
        {TO}                                                                                     | mTLS    | mTLS   | mTLS
        {fault: {abort: {httpStatus: 503, percentage: {value: 100}}}, TO}                        | answer  | answer | answer
        {fault: {abort: {httpStatus: 503, percentage: {value: 10}}}, TO}                         | answer  | answer | answer
        {fault: {abort: {grpcStatus: UNAVAILABLE, percentage: {value: 100}}}, TO}                | answer  | answer | answer
        {fault: {abort: {httpStatus: 200, percentage: {value: 100}}}, TO}                        | open    | open   | open
        {fault: {abort: {httpStatus: 503, percentage: {value: 0}}}, TO}                          | mTLS    | mTLS   | mTLS
        {fault: {abort: {httpStatus: 503, percentage: {value: 0.00001}}}, TO}                    | mTLS    | mTLS   | mTLS
        {fault: {abort: {httpStatus: 503}}, TO}                                                  | mTLS    | mTLS   | mTLS
        {fault: {abort: {percentage: {value: 100}}}, TO}                                         | mTLS    | mTLS   | mTLS
        {fault: {delay: {fixedDelay: 5s, percentage: {value: 100}}}, TO}                         | mTLS    | mTLS   | mTLS
        {fault: {abort: {httpStatus: 503, percentage: {value: 100}}}, redirect: {uri: /x}}       | answer  | answer | answer
        {mirror: {host: nobody}, mirrorPercentage: {value: 100}, TO}                             | mTLS    | mTLS   | mTLS
        {mirrors: [{destination: {host: nobody}, percentage: {value: 50}}], TO}                  | mTLS    | mTLS   | mTLS
        {directResponse: {status: 503}}                                                          | answer  | answer | answer
        {directResponse: {status: 200}}                                                          | open    | open   | open
        {redirect: {uri: /x}}                                                                    | open    | open   | open
        {match: [{uri: {prefix: /a}}], TO}                                                       | open    | mTLS   | answer
        {match: [{uri: {prefix: /a}}], directResponse: {status: 503}}, {TO}                      | open    | answer | mTLS
        {match: [{uri: {prefix: /a}}], fault: {abort: {httpStatus: 503, percentage: {value: 100}}}, TO}, {TO} | open | answer | mTLS
        """)

    @Test("each cell is as the table has it", arguments: routes.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let answer = try Self.answer(cell.row, path: cell.column == "no path" ? nil : cell.column)
        let found = answer.failure?.reason == .answeredByRoute ? "answer" : answer.short
        #expect(found == cell.expected)
        if found == "answer" { #expect(answer.failure?.step.rawValue == "1" && answer.failure?.at == .clientSidecar) }
    }

    @Test(
        "a share of the calls is told as one, and the rest is not hidden",
        arguments: [
            ("10", "10 % of the calls with 503"), ("0.5", "0.5 % of the calls with 503"), ("100", "answers with 503"),
        ])
    func share(percent: String, words: String) throws {
        let answer = try Self.answer(
            "{fault: {abort: {httpStatus: 503, percentage: {value: \(percent)}}}, TO}", path: nil)
        #expect(answer.failure?.message.contains("\(words), by VirtualService shop/orders") == true)
    }

    @Test("the fault is taken out, and of one with a delay only the abort", arguments: [false, true])
    func repair(hasDelay: Bool) throws {
        let delay = hasDelay ? ", delay: {fixedDelay: 5s}" : ""
        let answer = try Self.answer(
            "{fault: {abort: {httpStatus: 503, percentage: {value: 100}}\(delay)}, TO}", path: nil)
        let best = try #require(answer.remediations.first)
        #expect(best.verdictAfter == .mutualTLS && !best.weakens)
        #expect(
            best.changes.flatMap(\.edits).map(\.path) == [["spec", "http", "0", "fault"] + (hasDelay ? ["abort"] : [])])
        #expect(answer.unrepairable == nil)
    }

    @Test("what no change of objects mends is said")
    func unrepairable() throws {
        let answer = try Self.answer("{directResponse: {status: 503}}", path: nil)
        #expect(answer.remediations.isEmpty && answer.unrepairable?.contains("answers with 503") == true)
    }

    @Test(
        "a gateway's routes do the same",
        arguments: [
            ("fault: {abort: {httpStatus: 503, percentage: {value: 100}}}, ", "2.1 answered-by-route"),
            ("fault: {abort: {httpStatus: 503}}, ", "tls 2.1 tls 2.2 mutual-tls 3 plaintext"),
            ("mirror: {host: nobody}, ", "tls 2.1 tls 2.2 mutual-tls 3 plaintext"),
        ])
    func gateway(extra: String, told: String) throws {
        var scene = IngressScene()
        scene.routes = "http: [{\(extra)route: [{destination: {host: orders, port: {number: 80}}}]}]"
        #expect(try scene.answer().told == told)
    }

    static func answer(_ routes: String, path: String?) throws -> Answer {
        try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}
            request: {protocol: http1, tls: false\(path.map { ", path: \($0)" } ?? "")}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: orders, namespace: shop}, spec: {
                hosts: [orders], http: [\(routes.replacing("TO", with: "route: [{destination: {host: orders}}]"))]}}
            """)
    }
}
