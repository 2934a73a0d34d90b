import Engine
import Model
import Testing

/// Gateways follow DestinationRules too, and fetch Secrets; what is for them is not taken for a slip.
@Suite("DestinationRules for gateways")
struct GatewayReadersTests {
    private func codes(_ rule: DestinationRule, routes: [VirtualService] = []) -> [String] {
        var objects = Objects()
        for name in ["shop", "edge"] {
            objects.namespaces.append(
                Namespace(metadata: Metadata(name: name, namespace: "", labels: ["istio-injection": "enabled"])))
        }
        objects.workloads = [
            workload("orders", "shop"),
            workload("gateway", "edge", annotations: ["inject.istio.io/templates": "gateway"]),
        ]
        objects.services = [
            Service(
                metadata: Metadata(name: "orders", namespace: "shop"), selector: ["app": "orders"],
                ports: [Service.Port(name: "http", number: 80)])
        ]
        objects.destinationRules = [rule]
        objects.virtualServices = routes
        return MeshRules.findings(of: Mesh(objects)).map(\.code.number).filter { $0.hasPrefix("LEG5") }
    }

    private func workload(_ name: String, _ namespace: String, annotations: Labels = []) -> Workload {
        Workload(
            kind: .deployment, metadata: Metadata(name: name, namespace: namespace),
            template: PodTemplate(labels: ["app": name], annotations: annotations))
    }

    private func rule(_ namespace: String, exportTo: [String] = [], tls: ClientTLSSettings) -> DestinationRule {
        DestinationRule(
            metadata: Metadata(name: "orders", namespace: namespace), host: "orders.shop.svc.cluster.local",
            exportTo: exportTo, trafficPolicy: TrafficPolicy(settings: .init(tls: tls)))
    }

    @Test("a rule in the gateway's namespace, or exported to it, is read there")
    func read() {
        let tls = ClientTLSSettings(mode: .istioMutual)
        #expect(codes(rule("edge", tls: tls)) == [])
        #expect(codes(rule("shop", tls: tls)) == [])
        #expect(codes(rule("shop", exportTo: ["edge"], tls: tls)) == [])
        #expect(codes(rule("shop", exportTo: ["nowhere"], tls: tls)) == ["LEG5104"])
        #expect(codes(rule("elsewhere", tls: tls)) == ["LEG5104"])
    }

    @Test("a Secret for a gateway is not one that sidecars ignore")
    func secret() {
        let tls = ClientTLSSettings(mode: .simple, credentialName: "orders-ca")
        #expect(codes(rule("edge", tls: tls)) == [])
        #expect(codes(rule("shop", tls: tls)) == ["LEG5107"])
        let route = VirtualService(
            metadata: Metadata(name: "orders", namespace: "shop"), hosts: ["orders.example"], gateways: ["edge/public"],
            http: [HTTPRoute(action: .route([RouteDestination(host: "orders.shop.svc.cluster.local")]))])
        #expect(codes(rule("shop", tls: tls), routes: [route]) == [])
    }
}
