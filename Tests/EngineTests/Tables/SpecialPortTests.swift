import Engine
import Testing

/// Section 2.8: ports and callers that a server's sidecar treats apart. The server is STRICT.
@Suite("Special ports and callers")
struct SpecialPortTests {
    private func answer(
        client: String, port: Int, annotations: String = "", probe: String = "", mesh: String = "",
        selector: String = "app: orders"
    ) throws -> Answer {
        try ask(
            """
            mesh: {\(mesh)}
            client: \(client)
            server: {host: 10.1.0.9, port: \(port), app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {app: orders}, annotations: {\(annotations)}}
              spec: {containers: [{name: app, image: app, ports: [{name: web, containerPort: 8080}]\(probe)}]}
              status: {podIP: 10.1.0.9}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {\(selector)}, ports: [{name: http, port: 80, targetPort: 8080}]}
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: default, namespace: shop}
              spec: {mtls: {mode: STRICT}}
            """)
    }

    @Test("the sidecar's own ports are never captured", arguments: [15020, 15021, 15090])
    func ownPorts(port: Int) throws {
        for kind in ["prometheus", "kubelet", "external"] {
            #expect(try answer(client: "{kind: \(kind)}", port: port).short == "plain")
        }
    }

    @Test("the sidecar's listener for inbound connections leads nowhere")
    func inboundListener() throws {
        #expect(try answer(client: "{kind: external}", port: 15006).short == "2 no endpoint")
    }

    @Test("Prometheus is refused at the application's port, and not where the port is open or excluded")
    func prometheus() throws {
        #expect(try answer(client: "{kind: prometheus}", port: 8080).short == "2 NR")
        let excluded = "traffic.sidecar.istio.io/excludeInboundPorts: \"8080\""
        #expect(try answer(client: "{kind: prometheus}", port: 8080, annotations: excluded).short == "plain")
        #expect(try answer(client: "{kind: prometheus}", port: 9102).short == "2 NR")
    }

    @Test(
        "probes are rewritten, whatever they are",
        arguments: [
            "httpGet: {port: 8080}", "httpGet: {port: web}", "httpGet: {port: 8080, scheme: HTTPS}",
            "tcpSocket: {port: 8080}", "grpc: {port: 8080}",
        ])
    func probes(action: String) throws {
        for purpose in ["livenessProbe", "readinessProbe", "startupProbe"] {
            let probe = ", \(purpose): {\(action)}"
            #expect(try answer(client: "{kind: kubelet}", port: 8080, probe: probe).short == "plain")
        }
    }

    @Test("a probe that is not rewritten is a client without a sidecar")
    func unrewritten() throws {
        let never = "sidecar.istio.io/rewriteAppHTTPProbers: \"false\""
        #expect(try answer(client: "{kind: kubelet}", port: 8080, annotations: never).short == "2 NR")
        let elsewhere = ", livenessProbe: {httpGet: {port: 8080, host: 10.1.0.9}}"
        #expect(try answer(client: "{kind: kubelet}", port: 8080, probe: elsewhere).short == "2 NR")
    }

    @Test("a NodePort, a load balancer or an ingress without a sidecar is a client without one")
    func outsiders() throws {
        #expect(try answer(client: "{kind: external}", port: 8080).short == "2 NR")
    }

    @Test("the sidecar's own ports are dialled in the clear from inside the mesh, too")
    func meshed() throws {
        let client = "{namespace: store, workload: web, dataplane: sidecar}"
        #expect(try answer(client: client, port: 15020).short == "plain")
        #expect(try answer(client: client, port: 15001).short == "1 hole")
        let closed = "outboundTrafficPolicy: REGISTRY_ONLY"
        #expect(try answer(client: client, port: 15020, mesh: closed).short == "1 hole")
    }
}
