import Testing

@testable import Commands

@Suite("The objects of a cluster are read from its API server")
struct ClusterReaderTests {
    private static func group(_ name: String, _ versions: String...) -> String {
        let list = versions.map { #"{"groupVersion":"\#(name)/\#($0)"}"# }.joined(separator: ",")
        return #"{"versions":[\#(list)],"preferredVersion":{"groupVersion":"\#(name)/\#(versions[0])"}}"#
    }

    private static func resources(_ names: String...) -> String {
        let list = names.map { #"{"name":"\#($0)","verbs":["get","list"]}"# }.joined(separator: ",")
        return #"{"resources":[\#(list),{"name":"other/status","verbs":["get"]}]}"#
    }

    private static let answers = [
        "/apis/apps": group("apps", "v1"), "/apis/apps/v1": resources("deployments", "controllerrevisions"),
        "/apis/security.istio.io": group("security.istio.io", "v1", "v1beta1"),
        "/apis/security.istio.io/v1": resources("peerauthentications"),
        "/apis/security.istio.io/v1beta1": resources("peerauthentications", "requestauthentications"),
        "/api/v1/namespaces/istio-system/configmaps/istio":
            #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"istio-system"},"data":{"mesh":"{}"}}"#,
    ]

    private static let lists: [String: FakeCluster.List] = [
        "/api/v1/namespaces": FakeCluster.List(
            kind: "Namespace", items: ["a", "b", "c", "d", "e"].map { #"{"metadata":{"name":"\#($0)"}}"# }),
        "/api/v1/pods": FakeCluster.List(kind: "Pod"), "/api/v1/services": FakeCluster.List(kind: "Service"),
        "/apis/apps/v1/deployments": FakeCluster.List(
            version: "apps/v1", kind: "Deployment",
            items: [
                #"{"metadata":{"name":"w","namespace":"a"},"spec":{"template":{"spec":{"containers":[{"name":"w","image":"w"}]}}}}"#
            ]),
        "/apis/security.istio.io/v1/peerauthentications": FakeCluster.List(
            version: "security.istio.io/v1", kind: "PeerAuthentication",
            items: [#"{"metadata":{"name":"default","namespace":"a"},"spec":{}}"#]),
        "/apis/security.istio.io/v1beta1/requestauthentications": FakeCluster.List(
            version: "security.istio.io/v1beta1", kind: "RequestAuthentication"),
    ]

    @Test("all pages of all kinds that there are, each in one version, are put as a mesh")
    func put() throws {
        let cluster = try FakeCluster(answers: Self.answers, lists: Self.lists)
        let server = try LiveServer()
        let ran = try Ran("mesh", "put", "prod", "--cluster", cluster.url, "--server", server.url)
        #expect(ran.status == .yes, "\(ran.errors)")
        #expect(ran.output.contains("1 ConfigMap, 1 Deployment, 5 Namespace, 1 PeerAuthentication"), "\(ran.output)")
    }

    @Test("of CustomResourceDefinitions and APIServices those that the API server asks a Service for are put")
    func callers() throws {
        let answers = [
            "/apis/apiextensions.k8s.io": Self.group("apiextensions.k8s.io", "v1"),
            "/apis/apiextensions.k8s.io/v1": Self.resources("customresourcedefinitions"),
            "/apis/apiregistration.k8s.io": Self.group("apiregistration.k8s.io", "v1"),
            "/apis/apiregistration.k8s.io/v1": Self.resources("apiservices"),
        ]
        let core = Dictionary(
            uniqueKeysWithValues: ["Namespace", "Pod", "Service"].map {
                ("/api/v1/\($0.lowercased())s", FakeCluster.List(kind: $0))
            })
        func definition(_ name: String, _ conversion: String) -> String {
            #"{"metadata":{"name":"\#(name).example.com"},"spec":{"group":"example.com","conversion":\#(conversion),"#
                + #""versions":[{"name":"v1","schema":{"openAPIV3Schema":{"description":"long"}}}]}}"#
        }
        let converting =
            #"{"strategy":"Webhook","webhook":{"clientConfig":{"service":{"name":"converter","namespace":"a"}}}}"#
        let lists = core.merging([
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions": FakeCluster.List(
                version: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition",
                items: [
                    definition("as", #"{"strategy":"None"}"#), definition("bs", converting),
                    definition("cs", #"{"strategy":"None"}"#),
                ]),
            "/apis/apiregistration.k8s.io/v1/apiservices": FakeCluster.List(
                version: "apiregistration.k8s.io/v1", kind: "APIService",
                items: [
                    #"{"metadata":{"name":"v1.apps"},"spec":{"group":"apps","version":"v1"}}"#,
                    #"{"metadata":{"name":"v1.m"},"spec":{"service":{"name":"metrics","namespace":"a"},"version":"v1"}}"#,
                ]),
        ]) { first, _ in first }
        let cluster = try FakeCluster(answers: answers, lists: lists)
        let server = try LiveServer()
        let ran = try Ran("mesh", "put", "prod", "--cluster", cluster.url, "--server", server.url)
        #expect(ran.status == .yes, "\(ran.errors)")
        #expect(ran.output.contains("1 APIService, 1 CustomResourceDefinition"), "\(ran.output)")
    }

    @Test("what may not be read is told, and nothing is put")
    func refused() throws {
        let cluster = try FakeCluster(answers: Self.answers, lists: Self.lists, refused: "/api/v1/pods")
        let server = try LiveServer()
        let ran = try Ran("mesh", "put", "prod", "--cluster", cluster.url, "--server", server.url)
        #expect(ran.status == .no)
        #expect(ran.errors.contains("does not give /api/v1/pods: pods is forbidden"), "\(ran.errors)")
        #expect(try Ran("mesh", "list", "--server", server.url).output.isEmpty)
    }

    @Test("a file or a cluster, and not both")
    func either() throws {
        let none = try Ran("mesh", "put", "prod", "--server", "http://127.0.0.1:1")
        #expect(none.status == .inputFault && none.errors.contains("name a FILE, or an API server"))
        let both = try Ran(
            "mesh", "put", "prod", "-", "--cluster", "http://127.0.0.1:1", "--server", "http://127.0.0.1:1")
        #expect(both.status == .inputFault && both.errors.contains("not both"))
    }
}
