import Engine
import Foundation
import Manifests
import Model
import Testing

/// What lets a call in that an AuthorizationPolicy keeps out, where something does without letting in whom it is to keep out.
@Suite("Repairs of calls that an AuthorizationPolicy keeps out")
struct AccessRepairTests {
    /// The first remediation for callers with a sidecar, and without one; `!` weakens something.
    static let requests = TextTable(
        """
        policy                                               | sidecar              | none
        ALLOW from principals cluster.local/ns/shop/sa/other | name caller          | inject, name caller
        ALLOW from principals cluster.local/ns/shop/sa/web   | -                    | inject
        ALLOW from notPrincipals *                           | name caller          | -
        ALLOW from namespaces other                          | name caller          | inject, name caller
        ALLOW from serviceAccounts web                       | name caller          | inject, name caller
        ALLOW to ports 80                                    | new policy           | inject, new policy
        ALLOW to hosts orders                                | new policy           | inject, new policy
        ALLOW to paths /b                                    | new policy           | inject, new policy
        ALLOW nothing                                        | new policy           | inject, new policy
        DENY everything                                      | exempt!              | inject, exempt!
        DENY to paths /a                                     | exempt!              | inject, exempt!
        DENY from namespaces shop                            | exempt!              | -
        DENY from principals cluster.local/ns/shop/sa/web    | none                 | -
        DENY from notPrincipals cluster.local/ns/shop/sa/web | -                    | inject
        """)

    @Test("each cell is as the table has it", arguments: requests.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let answer = try answer(AccessTests.policy(cell.row), isInjected: cell.column == "sidecar")
        guard cell.expected != "-" else {
            #expect(answer.failure?.reason != .authorizationDenied)
            return
        }
        #expect(answer.failure?.reason == .authorizationDenied)
        #expect(answer.remediations.first.map(Self.word) ?? "none" == cell.expected, "\(answer.remediations)")
        #expect((answer.unrepairable == nil) == (cell.expected != "none"))
    }

    @Test(
        "the YAML of each, in the place of the policy or beside it, gives what it promises", arguments: requests.cells)
    func promise(_ cell: TextTable.Cell) throws {
        let policy = AccessTests.policy(cell.row)
        let text = Self.question(policy, isInjected: cell.column == "sidecar")
        let reading = QuestionReading.read(Array(text.utf8), as: .yaml)
        let answer = try Evaluation.answer(try #require(reading.question))
        for remediation in answer.remediations where remediation.changes.count == 1 {
            let change = remediation.changes[0]
            guard change.resource.kind == "AuthorizationPolicy" else { continue }
            let edited = try #require(reading.edited(change.resource, change.base, by: change.edits))
            let isNew = change.base != .written
            let lines = edited.yaml.split(separator: "\n").enumerated().map { $0 == 0 ? "- \($1)" : "  \($1)" }
            let after = Self.question(
                (isNew ? [policy] : []).joined() + (isNew ? "\n" : "") + lines.joined(separator: "\n"),
                isInjected: cell.column == "sidecar")
            #expect(try ask(after).verdict == remediation.verdictAfter, "\(remediation.title): \(after)")
        }
    }

    @Test("an outsider has no identity: its port is opened to everybody, which weakens")
    func outsider() throws {
        let answer = try answer(
            AccessTests.policy("ALLOW from namespaces shop"), client: "{kind: prometheus}", isInjected: false)
        let best = try #require(answer.remediations.first)
        #expect(best.weakens && best.verdictAfter == .plaintext)
        #expect(best.changes.map(\.resource.description) == ["AuthorizationPolicy pay/orders-port-8080"])
    }

    @Test("what a rule names beside others weakens, and what it names of this caller alone does not")
    func operations() throws {
        let port = "let AuthorizationPolicy pay/access have `8080` among its `ports`"
        func found(_ sources: String) throws -> Remediation? {
            let policy =
                "- {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: access, namespace: pay}, "
                + "spec: {rules: [{from: [{source: \(sources)}], to: [{operation: {ports: ['80'], hosts: ['*']}}]}]}}"
            return try answer(policy, isInjected: true).remediations.first { $0.title == port }
        }
        #expect(try found("{principals: [cluster.local/ns/shop/sa/web]}")?.weakens == false)
        #expect(try found("{serviceAccounts: [shop/web]}")?.weakens == false)
        #expect(try found("{namespaces: [shop]}")?.weakens == true)
        #expect(try found("{principals: ['*']}")?.weakens == true)
        #expect(try found("{namespaces: [other]}") == nil)
    }

    @Test("a new policy keeps nobody out: it selects what an ALLOW is for already, and no other call changes")
    func newPolicy() throws {
        let answer = try answer(
            AccessTests.policy("ALLOW nothing", more: "selector: {matchLabels: {app: orders}}"), isInjected: true)
        let best = try #require(answer.remediations.first)
        #expect(best.changes.map(\.resource.description) == ["AuthorizationPolicy pay/orders-from-web"])
        #expect(best.alsoChanges.calls.isEmpty && best.alsoChanges.notEvaluated == 0)
    }

    @Test("at a gateway the caller is named that Istio mTLS shows there")
    func gateway() throws {
        var scene = EgressScene()
        scene.toGateway = "{mode: ISTIO_MUTUAL}"
        scene.toOutside = "{mode: SIMPLE}"
        let policy = AccessTests.policy("ALLOW from namespaces other", metadata: "namespace: istio-egress")
        scene.more = String(policy.dropFirst(2))
        let best = try #require(try scene.answer().remediations.first)
        #expect(Self.word(best) == "name caller")
    }

    private static func word(_ remediation: Remediation) -> String {
        let words = remediation.title.components(separatedBy: ", and ").map { title in
            if title.hasPrefix("inject a sidecar") { return "inject" }
            if title.contains("name the caller") { return "name caller" }
            if title.hasPrefix("allow `") { return "new policy" }
            return title.hasPrefix("exempt") ? "exempt" : title
        }
        return words.joined(separator: ", ") + (remediation.weakens ? "!" : "")
    }

    private func answer(_ policies: String, client: String? = nil, isInjected: Bool) throws -> Answer {
        try ask(Self.question(policies, client: client, isInjected: isInjected))
    }

    private static func question(_ policies: String, client: String? = nil, isInjected: Bool) -> String {
        let own =
            "{namespace: shop, workload: web, serviceAccount: web, dataplane: \(isInjected ? "sidecar" : "none")}"
        return """
            client: \(client ?? own)
            server: {host: orders.pay, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false, path: /a}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {istio-injection: enabled}}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: pay}, spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: pay}, spec: {selector: {app: orders}, ports: [{name: http, port: 80, targetPort: 8080}]}}
            \(policies)
            """
    }
}
