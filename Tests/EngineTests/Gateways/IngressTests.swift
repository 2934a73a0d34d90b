import Engine
import Testing

/// Ingresses of Kubernetes, as Istio's ingress controller takes them (`pilot/pkg/config/kube/ingress`).
@Suite("Ingresses")
struct IngressTests {
    struct Scene {
        var ingresses = [Self.ingress()]
        var classes = [
            "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: istio}, spec: {controller: istio.io/ingress-controller}}"
        ]
        var labels = "istio: ingressgateway"
        var mesh = ""
        var host = "shop.example.com"
        var port = 443
        var request = "{protocol: http1, tls: true}"
        var more = ""

        static func ingress(
            _ name: String = "shop", metadata: String = "", spec: String = "ingressClassName: istio",
            tls: String = "{hosts: [shop.example.com], secretName: cert}",
            rules: String = rule("{path: /, pathType: Prefix, \(backend())}")
        ) -> String {
            """
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: \(name), namespace: shop\(metadata)}, spec: {
              tls: [\(tls)], rules: [\(rules)], \(spec)}}
            """
        }

        static func rule(_ path: String, host: String = "host: shop.example.com, ") -> String {
            "{\(host)http: {paths: [\(path)]}}"
        }

        static func backend(_ port: String = "number: 80", service: String = "orders") -> String {
            "backend: {service: {name: \(service), port: {\(port)}}}"
        }

        func answer() throws -> Answer {
            let documents =
                [
                    "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}",
                    "{apiVersion: v1, kind: Namespace, metadata: {name: istio-system}}",
                    """
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: gateway, namespace: istio-system}, spec: {template: {
                      metadata: {labels: {\(labels)}, annotations: {inject.istio.io/templates: gateway}},
                      spec: {containers: [{name: istio-proxy, image: auto}]}}}}
                    """,
                    """
                    {apiVersion: v1, kind: Service, metadata: {name: gateway, namespace: istio-system}, spec: {selector: {\(labels)},
                      ports: [{name: http, port: 80, targetPort: 8080}, {name: https, port: 443, targetPort: 8443}]}}
                    """,
                    """
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {
                      metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}}}
                    """,
                    """
                    {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders},
                      ports: [{name: http, port: 80, targetPort: 8080}]}}
                    """,
                ] + ingresses + classes + (more.isEmpty ? [] : [more])
            return try ask(
                """
                mesh: {\(mesh)}
                client: {kind: external}
                via: {namespace: istio-system, workload: gateway}
                server: {host: \(host), port: \(port), app: {protocol: http, tls: false}}
                request: \(request)
                manifests: [\(documents.joined(separator: ",\n"))]
                """)
        }
    }

    private let works = "tls 2.1 tls 2.2 mutual-tls 3 plaintext"
    private let readable = "plaintext 2.1 plaintext 2.2 mutual-tls 3 plaintext"

    private func told(_ edit: (inout Scene) -> Void) throws -> String {
        var scene = Scene()
        edit(&scene)
        return try scene.answer().told
    }

    private func plain(_ scene: inout Scene) {
        scene.port = 80
        scene.request = "{protocol: http1, tls: false}"
    }

    @Test("end TLS on 443, and serve every host on 80")
    func servers() throws {
        #expect(try told { _ in } == works)
        #expect(try told { plain(&$0) } == readable)
        #expect(try told { $0.host = "api.example.com" } == "2.1 gateway-no-matching-server")
        #expect(try told { $0.ingresses = [Scene.ingress(tls: "{secretName: cert}")] } == works)
        #expect(
            try told { $0.ingresses = [Scene.ingress(tls: "{hosts: [shop.example.com]}")] } == "2.1 gateway-no-listener"
        )
    }

    @Test(
        "are Istio's by their class",
        arguments: [
            ("ingressClassName: istio", "", true), ("ingressClassName: nginx", "", false), ("", "", false),
            ("", ", annotations: {kubernetes.io/ingress.class: istio}", true),
            ("ingressClassName: istio", ", annotations: {kubernetes.io/ingress.class: nginx}", false),
        ])
    func classes(spec: String, metadata: String, isTaken: Bool) throws {
        let told = try told { $0.ingresses = [Scene.ingress(metadata: metadata, spec: spec)] }
        #expect(told == (isTaken ? works : "2.1 gateway-no-listener"))
    }

    @Test(
        "are taken as the mesh says",
        arguments: [
            ("ingressControllerMode: 'OFF'", "ingressClassName: istio", false),
            ("ingressControllerMode: DEFAULT", "", true), ("ingressControllerMode: STRICT", "", false),
            ("ingressClass: public", "ingressClassName: istio", true),
        ])
    func controller(mesh: String, spec: String, isTaken: Bool) throws {
        let told = try told {
            $0.mesh = mesh
            $0.ingresses = [Scene.ingress(spec: spec)]
        }
        #expect(told == (isTaken ? works : "2.1 gateway-no-listener"))
    }

    @Test("a class that is not shown is taken to be Istio's by its name, and that is said")
    func unshownClass() throws {
        var scene = Scene()
        #expect(try scene.answer().assumptions.contains { $0.contains("IngressClass `istio`") } == false)
        scene.classes = []
        let answer = try scene.answer()
        #expect(answer.told == works)
        #expect(answer.assumptions.contains { $0.contains("IngressClass `istio`") })
        scene.classes = [
            "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: istio}, spec: {controller: example.com/other}}"
        ]
        #expect(try scene.answer().told == "2.1 gateway-no-listener")
    }

    @Test(
        "are served by the pods that the mesh names",
        arguments: [
            ("istio: ingressgateway", "", true), ("istio: public", "", false),
            ("istio: public", "ingressService: public", true), ("istio: public", "ingressSelector: public", true),
            ("istio: ingressgateway", "ingressSelector: public", false),
        ])
    func selector(labels: String, mesh: String, isServed: Bool) throws {
        let told = try told {
            $0.labels = labels
            $0.mesh = mesh
        }
        #expect(told == (isServed ? works : "2.1 gateway-no-listener"))
    }

    @Test(
        "lead paths by their type",
        arguments: [
            ("/a", "Exact", "/a", true), ("/a", "Exact", "/a/", false), ("/a", "Exact", "/a?b=c", true),
            ("/a", "Prefix", "/a", true), ("/a", "Prefix", "/a/b", true), ("/a", "Prefix", "/ab", false),
            ("/a/", "Prefix", "/a", true), ("/", "Prefix", "/anything", true),
            ("/a", "ImplementationSpecific", "/a", true), ("/a", "ImplementationSpecific", "/a/b", false),
            ("/a/*", "ImplementationSpecific", "/a/b", true), ("/*", "ImplementationSpecific", "/b", true),
        ])
    func paths(path: String, type: String, asked: String, isTaken: Bool) throws {
        let told = try told {
            plain(&$0)
            $0.request = "{protocol: http1, tls: false, path: '\(asked)'}"
            $0.ingresses = [
                Scene.ingress(rules: Scene.rule("{path: '\(path)', pathType: \(type), \(Scene.backend())}"))
            ]
        }
        #expect(told == (isTaken ? readable : "2.1 gateway-no-route"))
    }

    @Test("the longest path wins, and an exact one before a prefix")
    func order() throws {
        let missing = Scene.backend(service: "nobody")
        let paths = [
            "{path: /, pathType: Prefix, \(missing)}", "{path: /a, pathType: Prefix, \(missing)}",
            "{path: /a, pathType: Exact, \(Scene.backend())}",
        ].joined(separator: ", ")
        func told(path: String) throws -> String {
            try self.told {
                plain(&$0)
                $0.request = "{protocol: http1, tls: false, path: \(path)}"
                $0.ingresses = [Scene.ingress(rules: Scene.rule(paths))]
            }
        }
        #expect(try told(path: "/a") == readable)
        #expect(try told(path: "/a/b") == "2.1 client-cluster-not-found")
    }

    @Test("find a Service's port by number or name, and lead nowhere without one")
    func ports() throws {
        func told(_ backend: String) throws -> String {
            try self.told {
                plain(&$0)
                $0.ingresses = [Scene.ingress(rules: Scene.rule("{path: /, pathType: Prefix, \(backend)}"))]
            }
        }
        #expect(try told(Scene.backend("name: http")) == readable)
        #expect(try told(Scene.backend("name: grpc")) == "2.1 gateway-no-route")
        #expect(try told(Scene.backend("number: 81")) == "2.1 client-cluster-not-found")
        #expect(try told("backend: {resource: {kind: Bucket, name: b}}") == "2.1 gateway-no-route")
    }

    @Test("a rule without a host is for every host, and a default backend is for none")
    func defaults() throws {
        #expect(
            try told {
                plain(&$0)
                $0.host = "elsewhere.example.com"
                $0.ingresses = [
                    Scene.ingress(rules: Scene.rule("{path: /, pathType: Prefix, \(Scene.backend())}", host: ""))
                ]
            } == readable)
        #expect(
            try told {
                plain(&$0)
                $0.ingresses = [
                    Scene.ingress(
                        spec: "ingressClassName: istio, defaultBackend: {service: {name: orders, port: {number: 80}}}",
                        rules: "")
                ]
            } == "2.1 gateway-no-route")
    }

    @Test("two of one host are one route, which is bound to the gateway of the first alone")
    func sharedHost() throws {
        let first = Scene.ingress("a", tls: "", rules: Scene.rule("{path: /a, pathType: Prefix, \(Scene.backend())}"))
        let second = Scene.ingress("b", rules: Scene.rule("{path: /b, pathType: Prefix, \(Scene.backend())}"))
        func told(_ path: String, port: Int) throws -> String {
            try self.told {
                if port == 80 { plain(&$0) }
                $0.request = "{protocol: http1, tls: \(port == 443), path: \(path)}"
                $0.ingresses = [first, second]
            }
        }
        #expect(try told("/b", port: 80) == readable)
        #expect(try told("/b", port: 443) == "2.1 gateway-no-route")
    }

    @Test("take their certificate from the namespace of the gateway's pods")
    func secrets() throws {
        func secret(_ namespace: String) -> String {
            "{apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: \(namespace)}}"
        }
        var scene = Scene(more: secret("istio-system"))
        #expect(try scene.answer().told == works)
        scene.more =
            "{apiVersion: v1, kind: Secret, metadata: {name: other, namespace: istio-system}}, \(secret("shop"))"
        let answer = try scene.answer()
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.first?.contains("istio-system/cert") == true)
    }
}
