import API
import Foundation
import HTTPServer
import Testing

/// Nothing that a Secret keeps secret is stored or given back.
struct SecretsTests {
    /// Values of Secrets, and what repeats one. That of a key which cannot be read is kept as `no PEM`.
    private static let values = ["aHVudGVyMg==", "hunter3", "aHVudGVyNA==", "hunter5"]

    private static let secret = """
        {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"name": "key", "namespace": "shop", \
        "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{\\"data\\":{\\"a\\":\\"aHVudGVyNA==\\"}}"}}, \
        "data": {"tls.key": "aHVudGVyMg=="}, "stringData": {"password": "hunter3", "line": "x\\nhunter5"}}
        """

    private static let rule = """
        {"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "orders", \
        "namespace": "shop"}, "spec": {"host": "orders", "trafficPolicy": {"tls": {"mode": "DISABLE"}}}}
        """

    private static let strict = """
        {"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": {"name": "default", \
        "namespace": "shop"}, "spec": {"mtls": {"mode": "STRICT"}}}
        """

    private static let yamlSecret = """
        apiVersion: v1
        kind: Secret
        metadata:
          name: key
          namespace: shop
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"data":{"a":"aHVudGVyNA=="}}
        data:
          tls.key: aHVudGVyMg== # hunter5
        stringData:
          password: >-
            hunter3

        """

    private static let yamlRule = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: orders, namespace: shop}
        spec:
          host: orders # a comment that a repair keeps
          trafficPolicy:
            tls: {mode: DISABLE}

        """

    /// A text as a JSON string.
    private static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }

    private static func indented(_ text: String) -> String {
        "- " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ") + "\n"
    }

    /// The manifests in every form in which a question takes them.
    static let forms: [String: String] = [
        "a list of objects": "[\(secret), \(rule), \(strict)]",
        "a List": "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\(rule), \(strict), \(secret)]}",
        "a List in a List": """
        [{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "List", "items": [\(secret)]}]}, \
        \(rule), \(strict)]
        """,
        "a SecretList": """
        [{"apiVersion": "v1", "kind": "SecretList", "items": [{"metadata": {"name": "key"}, \
        "data": {"tls.key": "aHVudGVyMg=="}}]}, \(rule), \(strict)]
        """,
        "a JSON text": quoted("[\(secret), \(rule), \(strict)]"),
        "JSON objects in lines": quoted("\(secret)\n\(rule)\n\(strict)"),
        "an escaped kind": "[\(secret.replacing("\"Secret\"", with: "\"\\u0053ecret\"")), \(rule), \(strict)]",
        "YAML, the Secret first": quoted("\(yamlSecret)---\n\(yamlRule)---\n\(strict)"),
        "YAML, the Secret last": quoted("\(yamlRule)---\n\(strict)\n---\n\(yamlSecret)"),
        "a YAML list": quoted("\(indented(yamlRule))\(indented(yamlSecret))- \(strict)\n"),
        "a YAML List": quoted(
            "apiVersion: v1\nkind: List\nitems:\n\(indented(yamlSecret))\(indented(yamlRule))- \(strict)\n"),
        "YAML in brackets": quoted("{apiVersion: v1, kind: List, items: [\(secret), \(rule), \(strict)]}"),
        "YAML with an alias": quoted(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: key}\ndata: &d {a: aHVudGVyMg==}\nstringData: *d\n---\n"
                + "\(yamlRule)---\n\(strict)"),
        "a comment at the margin": quoted(
            "- apiVersion: v1\n  kind: Secret\n# here\n  metadata: {name: key}\n  data: {a: aHVudGVyMg==}\n"
                + "\(indented(yamlRule))- \(strict)\n"),
    ]

    private static func question(_ manifests: String) -> String {
        var question = Question.described()
        question.removeLast()
        return question + ", \"manifests\": \(manifests)}"
    }

    @Test(arguments: forms.keys.sorted())
    func `a stored question has no value of a Secret, and is answered as before`(form: String) throws {
        let client = Client()
        let question = try Self.question(#require(Self.forms[form]))
        #expect(Self.values.contains { question.contains($0) })
        let answer = client.send(.post, "/v1/evaluate", question, headers: Question.json)
        #expect(answer.text.contains("\"diff\""))
        let created = client.create(question)
        #expect(created.status == 201)
        let location = try #require(created.headers["Location"])
        let again = client.send(.post, "\(location):evaluate")
        for place in [location, "/v1/scenarios", "/v1/scenarios:export"] {
            let text = client.send(.get, place).text
            #expect(text.contains(created.text.prefix(30).suffix(20)))
            for value in Self.values { #expect(!text.contains(value), "\(place)") }
        }
        for value in Self.values { #expect(!created.text.contains(value) && !again.text.contains(value)) }
        let start = try #require(created.text.range(of: ",\"question\":")).upperBound
        let kept = String(created.text[start...].dropLast())
        #expect(client.send(.post, "/v1/evaluate", kept, headers: Question.json).text == answer.text)
        #expect(try (again.json()["changes"] as? [Any])?.isEmpty != false)
    }

    @Test func `an import leaves out the values that another server kept`() throws {
        let source = Client()
        let made = source.create(Self.question("[\(Self.secret), \(Self.rule), \(Self.strict)]"))
        let line = made.text.replacing("\"tls.key\":\"bm8gUEVNCg==\"", with: "\"tls.key\":\"aHVudGVyMg==\"")
        #expect(line != made.text)
        let target = Client()
        let report = try target.send(.post, "/v1/scenarios:import", line, headers: Question.lines).json()
        #expect(report["imported"] as? Int == 1)
        #expect(try target.send(.get, #require(made.headers["Location"])).text == made.text)
    }

    @Test func `what names a Secret without being one is kept as it was asked`() throws {
        let grant = """
            {"apiVersion": "gateway.networking.k8s.io/v1beta1", "kind": "ReferenceGrant", "metadata": {"name": "a", \
            "namespace": "shop"}, "spec": {"from": [{"group": "gateway.networking.k8s.io", "kind": "Gateway", \
            "namespace": "edge"}], "to": [{"group": "", "kind": "Secret", "name": "key"}]}}
            """
        let question = Self.question("[\(grant)]")
        #expect(Client().create(question).text.contains(question))
    }

    @Test func `a mesh keeps of a Secret no value`() throws {
        let client = Client()
        let items = "[\(Self.secret), \(Self.rule), \(Self.strict)]"
        let list = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": \(items)}"
        let put = client.send(.put, "/v1/meshes/prod", list, headers: Question.json)
        #expect(put.status == 201)
        let texts = [put] + ["", "/matrix", "/findings"].map { client.send(.get, "/v1/meshes/prod\($0)") }
        for value in Self.values { #expect(!texts.contains { $0.text.contains(value) }) }
    }

    @Test func `a fault does not repeat a password that looks like an alias`() {
        let text = "apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData:\n  password: *hunter3\n"
        let answer = Client().send(.post, "/v1/evaluate", Self.question(Self.quoted(text)), headers: Question.json)
        #expect(answer.status == 400 || answer.status == 422)
        #expect(answer.text.contains("quotes") && !answer.text.contains("hunter3"))
    }
}
