import Engine
import Model
import Testing

/// Many objects that overlap: what grows with more than the product of two of them would not end within the limit.
///
/// The limit only ends what would go on for hours; how long an evaluation takes decides nothing here.
@Suite("No evaluation is out of proportion to its size", .timeLimit(.minutes(30)))
struct BoundTests {
    private func question(host: String = "orders.shop", sent: Call.Language = .http1, _ fill: (inout Objects) -> Void)
        -> Question
    {
        var objects = Objects()
        objects.namespaces = [
            Namespace(metadata: Metadata(name: "shop", namespace: "", labels: ["istio-injection": "enabled"]))
        ]
        objects.workloads = [Self.workload("web"), Self.workload("orders")]
        objects.services = [Self.service("orders")]
        fill(&objects)
        return Question(
            client: .workload(WorkloadName(namespace: "shop", name: "web"), nil),
            server: Server(
                target: .host(host, port: 80), application: ServerApplication(language: .http, tls: false)),
            call: Call(language: sent, statesTLS: true), manifests: objects)
    }

    private static func metadata(_ name: String) -> Metadata { Metadata(name: name, namespace: "shop") }

    private static func workload(_ name: String, app: String? = nil) -> Workload {
        Workload(
            kind: .pod, metadata: metadata(name),
            template: PodTemplate(labels: ["app": app ?? name], containers: [Container(name: "app")]))
    }

    private static func service(
        _ name: String, port: String = "http", address: Service.Address = .clusterIP([]), app: String? = nil
    ) -> Service {
        Service(
            metadata: metadata(name), address: address, selector: ["app": app ?? name],
            ports: [Service.Port(name: port, number: 80)])
    }

    private static func route(_ name: String, hosts: [String], to: [String]) -> VirtualService {
        VirtualService(
            metadata: metadata(name), hosts: hosts,
            http: [HTTPRoute(action: .route(to.map { RouteDestination(host: $0, weight: 1) }))])
    }

    @Test("VirtualServices whose wildcards cover every service")
    func virtualServices() throws {
        let question = question { objects in
            objects.services += (0..<1500).map { Self.service("s\($0)") }
            objects.virtualServices = (0..<1500).map { place in
                Self.route(
                    "v\(place)", hosts: ["*", "*.cluster.local", "*\(place % 9).shop.svc.cluster.local", "*.local"],
                    to: ["orders"])
            }
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("names that lead to names")
    func aliases() throws {
        let question = question(host: "a1999.shop") { objects in
            objects.services += (0..<2000).map { place in
                let next = place == 0 ? "orders" : "a\(place - 1)"
                return Self.service("a\(place)", address: .externalName("\(next).shop.svc.cluster.local"))
            }
            objects.services += (0..<1500).map { Self.service("s\($0)") }
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("DestinationRules of one host whose visibility overlaps, each with a subset")
    func destinationRules() throws {
        let question = question { objects in
            objects.destinationRules = (0..<600).map { place in
                DestinationRule(
                    metadata: Self.metadata("r\(10_000 + place)"), host: "orders",
                    exportTo: place < 300 ? ["shop", "n\(place)"] : ["shop"] + (0..<300).map { "n\($0)" },
                    subsets: [DestinationRule.Subset(name: "v\(place)", labels: [])])
            }
        }
        #expect(try Evaluation.answer(question).decisions.clientTLS.from.count == 601 - 300)
    }

    @Test("Sidecars, each with many listeners and hosts")
    func sidecars() throws {
        let question = question { objects in
            objects.services += (0..<800).map { Self.service("s\($0)") }
            objects.sidecars = (0..<800).map { place in
                Sidecar(
                    metadata: Self.metadata("c\(place)"), workloadSelector: ["app": place == 799 ? "web" : "nobody"],
                    egress: (0..<40).map { _ in Sidecar.Egress(hosts: (0..<20).map { "./s\($0).*" } + ["*/*"]) })
            }
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("routes of one service, times the workloads behind it")
    func routes() throws {
        let question = question { objects in
            objects.workloads += (0..<1500).map { Self.workload("w\($0)", app: "orders") }
            objects.virtualServices = [
                VirtualService(
                    metadata: Self.metadata("v"), hosts: ["orders"],
                    http: (0..<5000).map { _ in
                        HTTPRoute(
                            matches: [HTTPRoute.Match(requestConditions: ["uri"])],
                            action: .route([RouteDestination(host: "orders")]))
                    })
            ]
        }
        #expect(try Evaluation.answer(question).verdict == .undetermined)
    }

    @Test("pods behind one headless service, times the pods that its routes lead to")
    func headless() throws {
        let question = question { objects in
            objects.services = [Self.service("orders", address: .headless), Self.service("other", app: "orders")]
            objects.workloads += (0..<2000).map { Self.workload("w\($0)", app: "orders") }
            objects.virtualServices = [Self.route("v", hosts: ["orders"], to: ["other"])]
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("TLS routes that every service of a port has")
    func tlsRoutes() throws {
        let question = question { objects in
            objects.serviceEntries = (0..<400).map { place in
                ServiceEntry(
                    metadata: Self.metadata("e\(place)"), hosts: ["h\(place).example.com"],
                    ports: [ServiceEntry.Port(number: 80, name: "p", protocolName: "TLS")], resolution: .dns)
            }
            objects.virtualServices = (0..<400).map { place in
                VirtualService(
                    metadata: Self.metadata("v\(place)"), hosts: ["*.example.com"],
                    tls: [
                        TLSRoute(
                            matches: [TLSRoute.Match(sniHosts: ["h\(place).example.com"])],
                            destinations: [RouteDestination(host: "orders")])
                    ])
            }
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("names as long as a text may be")
    func names() throws {
        let long = String(repeating: "a.", count: 20_000) + "example.com"
        let question = question { objects in
            objects.serviceEntries = [
                ServiceEntry(
                    metadata: Self.metadata("e"), hosts: [long, "*.\(long)"],
                    ports: [ServiceEntry.Port(number: 80, name: "p", protocolName: "HTTP")], resolution: .dns)
            ]
            objects.virtualServices = [Self.route("v", hosts: ["*.com", "*.\(long)", long], to: [long])]
            objects.destinationRules = [DestinationRule(metadata: Self.metadata("r"), host: "*.\(long)")]
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }

    @Test("owners of owners of owners")
    func owners() throws {
        let question = question { objects in
            objects.workloads += (0..<5000).map { place in
                var owned = Self.workload("w\(place)", app: "orders")
                owned.kind = place == 4999 ? .pod : .replicaSet
                if place > 0 {
                    owned.owner = ObjectReference(kind: "ReplicaSet", namespace: "shop", name: "w\(place - 1)")
                }
                return owned
            }
        }
        #expect(try Evaluation.answer(question).verdict == .mutualTLS)
    }
}
