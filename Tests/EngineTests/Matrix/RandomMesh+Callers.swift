import Model

extension RandomMesh {
    /// Machines that belong to the mesh, and what the kube-apiserver calls.
    mutating func addCallers() {
        for number in 0..<random.pick([0, 0, 1, 2, 3]) { addWorkloadEntry("m\(number)") }
        for number in 0..<random.pick([0, 0, 1, 2]) { addWebhook("k\(number)") }
        if odd() { addOwned() }
    }

    private mutating func addWorkloadEntry(_ name: String) {
        var labels = random.pick(Self.labels)
        if odd() { labels["security.istio.io/tlsMode"] = random.pick(["istio", "disabled"]) }
        let entry = WorkloadEntry(
            metadata: metadata(name, random.pick(namespaces)),
            specification: WorkloadEntry.Specification(
                address: random.pick(["192.0.2.7", "192.0.2.8", "10.0.1.1", "10.0.0.6", "vm.example.net"]),
                ports: odd() ? [WorkloadEntry.Specification.Port(name: "web", number: 8081)] : [], labels: labels,
                serviceAccount: odd() ? "default" : nil))
        edit { $0.workloadEntries.append(entry) }
    }

    private mutating func addWebhook(_ name: String) {
        let kind = random.pick(Webhook.Kind.allCases)
        let count = kind == .validating || kind == .mutating ? random.pick([1, 2]) : 1
        for place in 0..<count {
            let target: Webhook.Target =
                random.chance(80)
                ? .service(
                    namespace: random.pick(namespaces), name: random.pick(["s0", "s1", "s2"]),
                    port: random.pick([443, 80, 8080]))
                : .url(host: "s0.shop.svc", port: 443)
            let webhook = Webhook(
                kind: kind, metadata: Metadata(name: name, namespace: ""), name: "w\(place)", target: target,
                trust: random.pick([.caBundle, .systemRoots]), pointer: "/webhooks/\(place)/clientConfig/service")
            edit { $0.webhooks.append(webhook) }
        }
    }

    /// A ReplicaSet and pods of a Deployment.
    private mutating func addOwned() {
        guard let owner = objects.workloads.first(where: { $0.kind == .deployment }) else { return }
        var owned = owner
        owned.kind = .replicaSet
        owned.metadata.name = "\(owner.metadata.name)-r"
        owned.owner = owner.reference
        owned.podIPs = []
        var pod = owned
        pod.kind = .pod
        pod.metadata.name = "\(owner.metadata.name)-r-p"
        pod.owner = owned.reference
        pod.podIPs = [IPAddress.v4(0x0A00_0100 + UInt32(random.pick([4, 5])))]
        let both = [owned, pod]
        edit { $0.workloads += both }
    }
}
