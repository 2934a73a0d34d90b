import Engine
import Model
import Testing

@Suite("The way to STRICT")
struct StrictPlanTests {
    @Test("whoever applies the steps finds nothing broken that worked before", arguments: 0..<20)
    func safe(block: Int) throws {
        for seed in block * 10..<block * 10 + 10 {
            var objects = RandomMesh(seed: seed).objects
            let first = Matrix(Mesh(objects))
            let scope: StrictScope = seed % 3 == 0 ? .namespaces(["shop"]) : .mesh
            let plan = StrictPlan(first, scope: scope)
            let worked = first.page(limit: Int.max).items.filter { $0.end.verdict.works }
            for step in plan.steps {
                objects.peerAuthentications.removeAll { $0.reference == step.policy.reference }
                objects.peerAuthentications.append(step.policy)
                let after = Matrix(Mesh(objects))
                for cell in worked {
                    let end = try #require(after.end(cell.client, cell.server))
                    #expect(end.verdict != .broken, "seed \(seed), \(step.title): \(cell) → \(end)")
                }
                #expect(after.totals == step.totalsAfter, "seed \(seed), \(step.title)")
            }
            try finish(seed, Mesh(objects), plan)
        }
    }

    /// What is ready has turned, what is blocked has not.
    private func finish(_ seed: Int, _ mesh: Mesh, _ plan: StrictPlan) throws {
        for (names, isStrict) in [(plan.ready, true), (plan.blocked.map(\.workload), false)] {
            for name in names {
                let workload = mesh.workloads[try #require(mesh.workload(name))]
                let mode = mesh.peerAuthentication(namespace: name.namespace, labels: workload.labels, port: 1).mode
                if isStrict { #expect(mode == .strict, "seed \(seed): \(name)") }
            }
        }
        #expect(Set(plan.ready).isDisjoint(with: plan.blocked.map(\.workload)))
    }

    @Test("a plain caller blocks what it calls, and nothing else")
    func blocked() throws {
        let text =
            namespace("shop") + namespace("pay") + namespace("old", injected: "disabled") + app("orders", "shop")
            + app("bank", "pay") + app("web", "old")
        // Everybody may call everybody: the caller without a sidecar holds both back.
        let held = StrictPlan(Matrix(try mesh(text)))
        #expect(held.steps.isEmpty && held.ready.isEmpty)
        #expect(held.blocked.map(\.workload.name) == ["bank", "orders"])
        let by = try #require(held.blocked.first?.by.first)
        #expect(by.client == .workload(WorkloadName(namespace: "old", name: "web")))
        #expect(by.failure.reason == .serverNoFilterChainPlaintext)
        #expect(by.remediation?.weakens == false)
    }

    @Test("a mesh of sidecars turns, namespace by namespace, then as a whole")
    func ready() throws {
        let text = namespace("shop") + namespace("pay") + app("orders", "shop") + app("bank", "pay")
        let plan = StrictPlan(Matrix(try mesh(text)))
        #expect(plan.blocked.isEmpty)
        #expect(plan.ready.map(\.name) == ["bank", "orders"])
        #expect(
            plan.steps.map(\.title) == [
                "make the namespace pay STRICT", "make the namespace shop STRICT", "make the mesh STRICT",
            ])
        #expect(StrictPlan(Matrix(try mesh(text)), scope: .namespaces(["shop"])).steps.count == 1)
        #expect(StrictPlan(Matrix(try mesh(text + strict("istio-system")))).steps.isEmpty)
    }

    @Test("beside a blocked workload, others turn by policies of their own")
    func beside() throws {
        let excluded = app("metrics", "shop", annotations: "{traffic.sidecar.istio.io/excludeOutboundPorts: \"80\"}")
        let rule = """
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: orders, namespace: shop}
            spec: {host: orders, trafficPolicy: {tls: {mode: DISABLE}}}
            """
        let plan = StrictPlan(Matrix(try mesh(namespace("shop") + app("orders", "shop") + app("cart", "shop") + rule)))
        #expect(plan.blocked.map(\.workload.name) == ["orders"])
        #expect(plan.ready.map(\.name) == ["cart"])
        #expect(plan.steps.map(\.title) == ["make shop/cart STRICT"])
        #expect(plan.steps.first?.policy.selector == ["app": "cart"])
        // What leaves its sidecar aside blocks everything on that port.
        let aside = StrictPlan(Matrix(try mesh(namespace("shop") + app("orders", "shop") + excluded)))
        #expect(aside.steps.isEmpty && aside.blocked.count == 2)
    }
}
