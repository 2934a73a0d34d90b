import Model
import Testing

@testable import Engine

/// Section 5.2: what a manifest shows that was injected already.
@Suite("Pods that were injected already")
struct InjectedPodTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var pod: PodTemplate
        /// nil where the pod settles nothing, and the labels decide.
        var dataplane: DataplaneDecision.Dataplane?

        init(_ description: String, _ dataplane: DataplaneDecision.Dataplane?, _ pod: PodTemplate) {
            testDescription = description
            self.dataplane = dataplane
            self.pod = pod
        }
    }

    private static func proxy(image: String = "proxyv2", args: [String] = ["proxy", "sidecar"], always: Bool = false)
        -> Container
    {
        Container(name: "istio-proxy", image: image, args: args, restartsAlways: always)
    }

    static let rows = [
        Row("the proxy's container", .sidecar, PodTemplate(containers: [proxy()])),
        Row("a native sidecar", .sidecar, PodTemplate(initContainers: [proxy(always: true)])),
        Row("an init container that ends", nil, PodTemplate(initContainers: [proxy()])),
        Row("the annotation of the injector", .sidecar, PodTemplate(annotations: ["sidecar.istio.io/status": "{}"])),
        Row("the image `auto`, which injection fills in", nil, PodTemplate(containers: [proxy(image: "auto")])),
        Row("a proxy without arguments", nil, PodTemplate(containers: [proxy(args: [])])),
        Row("a gateway's proxy", .gateway, PodTemplate(containers: [proxy(args: ["proxy", "router"])])),
        Row("a gateway's template", .gateway, PodTemplate(annotations: ["inject.istio.io/templates": "gateway"])),
        Row(
            "a template of gRPC without a proxy", DataplaneDecision.Dataplane.none,
            PodTemplate(annotations: ["inject.istio.io/templates": "grpc-agent"])),
        Row("another container", nil, PodTemplate(containers: [Container(name: "app", args: ["sidecar"])])),
        Row("iptables alone", nil, PodTemplate(initContainers: [Container(name: "istio-init")])),
    ]

    @Test("each row is as the table has it", arguments: rows)
    func row(_ row: Row) {
        #expect(InjectedPod.decision(for: row.pod)?.dataplane == row.dataplane)
    }

    @Test("what the pod shows counts before its namespace's labels")
    func beforeLabels() {
        let pod = PodTemplate(labels: ["sidecar.istio.io/inject": "false"], containers: [Self.proxy()])
        for labels in [nil, [], ["istio-injection": "disabled"]] as [Labels?] {
            #expect(Injection.decide(pod, namespace: "shop", namespaceLabels: labels).dataplane == .sidecar)
        }
    }
}
