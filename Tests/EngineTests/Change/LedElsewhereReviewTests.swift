import Engine
import Manifests
import Model
import Testing

/// What a service's own policies leave as it was may still end differently, where the calls are led to another.
@Suite("A review of what calls are led to")
struct LedElsewhereReviewTests {
    /// A Sidecar hides `ledger` from `shop`, so that a ServiceEntry without an address takes all that goes to its port.
    private static let manifests = """
        \(namespaces("shop", "bank", "data"))
        \(deployment("web", in: "shop"))
        \(deployment("ledger", in: "bank"))
        \(deployment("db", in: "data"))
        ---
        {apiVersion: v1, kind: Service, metadata: {name: ledger, namespace: bank},
         spec: {clusterIP: 10.0.0.1, selector: {app: ledger}, ports: [{name: tcp, port: 5432}]}}
        ---
        {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: db, namespace: data},
         spec: {hosts: [db.example.com], location: MESH_INTERNAL, resolution: STATIC,
                ports: [{name: tcp, number: 5432, protocol: TCP}], workloadSelector: {labels: {app: db}}}}
        ---
        {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: default, namespace: shop},
         spec: {egress: [{hosts: [data/*]}]}}
        """

    private static func namespaces(_ names: String...) -> String {
        names.map { name in
            """
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: \(name), labels: {istio-injection: enabled}}}
            """
        }.joined(separator: "\n")
    }

    private static func deployment(_ name: String, in namespace: String, annotations: String = "") -> String {
        """
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: \(name), namespace: \(namespace)},
         spec: {selector: {matchLabels: {app: \(name)}},
                template: {metadata: {labels: {app: \(name)}, annotations: {\(annotations)}}, spec: {containers: [{name: app}]}}}}
        """
    }

    @Test("counts the calls that a ServiceEntry's listener takes from a Service")
    func takenByAnEntry() {
        let objects = ManifestReading.read(Array(Self.manifests.utf8), as: .yaml).objects
        let before = Matrix(Mesh(objects, indexedFrom: 0))
        var change = ChangeSet()
        change.apply.peerAuthentications = [
            PeerAuthentication(metadata: Metadata(name: "default", namespace: "data"), mode: .disable)
        ]
        let review = before.review(change, limit: 12)
        let diff = MatrixDiff(before: before, after: Matrix(Mesh(objects.applying(change))), change: change)
        let taken = diff.page(limit: 100).items.filter { $0.server.host == "ledger.bank.svc.cluster.local" }
        #expect(taken.map(\.client) == [.workload(WorkloadName(namespace: "shop", name: "web"))])
        #expect(!review.isFromScratch)
        #expect(review.counts == diff.counts)
    }

    /// Pods whose sidecars, where they have one, leave the port 8080 alone.
    private static let uninjected = """
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
        \(namespaces("bank"))
        \(deployment("one", in: "shop", annotations: excluding))
        \(deployment("two", in: "shop", annotations: excluding))
        \(deployment("teller", in: "bank", annotations: excluding))
        \(service("one", 80))
        \(service("two", 8080))
        """

    private static let excluding = #"traffic.sidecar.istio.io/excludeOutboundPorts: "8080""#

    private static func service(_ name: String, _ port: Int) -> String {
        """
        ---
        {apiVersion: v1, kind: Service, metadata: {name: \(name), namespace: shop},
         spec: {clusterIP: 10.0.1.\(port / 80), selector: {app: \(name)}, ports: [{name: http, port: \(port)}]}}
        """
    }

    @Test("tells ports apart that only the sidecars tell apart which clients get by it")
    func listenersOfNewSidecars() {
        let objects = ManifestReading.read(Array(Self.uninjected.utf8), as: .yaml).objects
        let before = Matrix(Mesh(objects, indexedFrom: 0))
        var change = ChangeSet()
        change.apply.namespaces = [
            Namespace(metadata: Metadata(name: "shop", namespace: "", labels: ["istio-injection": "enabled"]))
        ]
        let review = before.review(change, limit: 40)
        let diff = MatrixDiff(before: before, after: Matrix(Mesh(objects.applying(change))), change: change)
        #expect(!review.isFromScratch)
        #expect(review.counts == diff.counts)
        #expect(review.worst.map(\.after) == diff.page(limit: 40).items.map(\.after))
    }
}
