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

    @Test(
        "a port's name as the repair says what has to hold, where it was all that said what the applications speak",
        arguments: [
            ("", "{protocol: http1, tls: false}", "the server's application takes plaintext"),
            (
                ", app: {protocol: http2}", "{protocol: http1}",
                "the client's application sends plaintext and the server's application takes plaintext"
            ),
        ])
    func conditions(application: String, request: String, words: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 443, name: https}\(application)}
            request: \(request)
            """)
        let renamed = try #require(answer.remediations.first { $0.title.hasPrefix("declare port 443") })
        #expect(renamed.tradeoffs.contains { $0.hasPrefix("right only where \(words):") }, "\(renamed.tradeoffs)")
    }

    @Test("no name of a port is the repair of an application that is said to expect TLS")
    func stated() throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 443, name: https},
              app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: false}
            """)
        #expect(answer.failure?.reason == .serverAppExpectsTLS)
        #expect(!answer.remediations.contains { $0.title.hasPrefix("declare port") })
    }
}
