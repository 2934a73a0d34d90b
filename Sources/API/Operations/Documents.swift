import CAssets
import HTTPServer

/// The OpenAPI document and the page at `/`.
extension Service {
    var openAPIYAMLRoute: Route {
        route(.get, "/openapi.yaml", "getOpenAPIYAML", role: nil, offers: [.yaml]) { request, _, _ throws(Problem) in
            _ = try Parameters(request)
            return Response(
                status: 200, headers: [Header("Content-Type", MediaType.yaml.header)], body: .embedded(Assets.openAPI))
        }
    }

    var openAPIJSONRoute: Route {
        route(.get, "/openapi.json", "getOpenAPIJSON", role: nil, offers: [.json]) { request, _, _ throws(Problem) in
            _ = try Parameters(request)
            return .json(Assets.openAPIJSON)
        }
    }

    var pageRoute: Route {
        route(.get, "/", "getPage", role: nil, offers: [.text]) { [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            let address = request.header("Host") ?? "127.0.0.1:8080"
            return Response(text: Self.page(address: address, scheme: scheme))
        }
    }

    /// What this is, and a first question to ask it.
    private static func page(address: String, scheme: String) -> String {
        """
        Legible: what happens to your TLS in a service mesh, leg by leg.

        Ask about a call:

          curl -H 'Content-Type: application/yaml' -H 'Accept: text/plain' \\
            --data-binary @- \(scheme)://\(address)/v1/evaluate <<'EOF'
          client: {namespace: shop, workload: web, dataplane: sidecar}
          server:
            namespace: shop
            service: orders
            dataplane: sidecar
            port: {number: 8443, name: http}
            app: {protocol: http, tls: true}
          request: {protocol: http1, tls: false}
          policies: {peerAuthentication: STRICT}
          EOF

        Keep the answer:  POST /v1/scenarios
        What was kept:    GET  /v1/scenarios
        Every code:       GET  /v1/codes
        The contract:     GET  /openapi.yaml

        """
    }
}
