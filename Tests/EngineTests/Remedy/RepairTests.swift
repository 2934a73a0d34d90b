import Engine
import Model
import Testing

@Suite("Repairs of a call")
struct RepairTests {
    @Test("several steps are tried where one is not enough, and the title names each")
    func steps() throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: none}
            server: {namespace: shop, service: orders, dataplane: none, port: {number: 80, name: http}}
            """)
        #expect(answer.verdict == .plaintext)
        let best = try #require(answer.remediations.first)
        #expect(best.verdictAfter == .mutualTLS)
        #expect(best.changes.map(\.resource.name).sorted() == ["orders", "web"])
        #expect(best.title.contains(", and "))
        #expect(answer.unrepairable == nil)
    }

    @Test("what weakens nothing comes first, then the strongest transport, then the smallest change")
    func order() throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: none}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}
            policies: {peerAuthentication: STRICT}
            """)
        #expect(answer.remediations.count > 1)
        for (left, right) in zip(answer.remediations, answer.remediations.dropFirst()) {
            #expect(!left.weakens || right.weakens)
            if left.weakens == right.weakens { #expect(left.verdictAfter.rank >= right.verdictAfter.rank) }
        }
    }

    @Test("why no object can repair a call is said where none can, and only there")
    func unrepairable() throws {
        let external = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {external: {host: api.example.com, port: 80, app: {protocol: http1, tls: false}}}
            request: {protocol: http1, tls: false}
            """)
        #expect(external.verdict == .plaintext)
        #expect(external.unrepairable?.contains("no workload of the mesh") ?? false)
        let foreign = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 443, name: https},
              app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: true}
            """)
        #expect(foreign.verdict == .broken)
        #expect(foreign.remediations.allSatisfy { $0.besides == [.applications] })
        #expect(foreign.unrepairable?.contains("TLS of its own") ?? false)
        let works = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}
            """)
        #expect(works.verdict == .mutualTLS)
        #expect(works.remediations.isEmpty && works.unrepairable == nil)
    }
}
