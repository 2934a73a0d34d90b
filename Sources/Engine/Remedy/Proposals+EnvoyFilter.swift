import Model

extension Proposals {
    /// The server's sidecar speaks TLS to its own application: only an EnvoyFilter can say so.
    var inboundOriginations: Proposal? {
        guard walk.third != nil, let server = circumstances.server, let port = walk.endpoint?.port else { return nil }
        let selector = Labels(server.labels.entries.filter { !$0.key.contains("istio.io/") })
        let filter = EnvoyFilter(
            metadata: Metadata(name: "\(server.name.name)-inbound-tls", namespace: server.name.namespace),
            workloadSelector: selector,
            patches: [
                EnvoyFilter.Patch(
                    context: .sidecarInbound, clusterPort: port, effect: .clusterTLS(clientCertificate: false))
            ])
        let change = Change(creating: filter.reference, filter.inboundTLSText(port: port))
        return proposal(
            "let the server's sidecar originate TLS to its application, by an EnvoyFilter", changes: [change],
            tradeoffs: [
                "EnvoyFilter is no stable API: every upgrade of Istio can break it",
                "bytes are decrypted and encrypted again inside the pod",
            ]
        ) { $0.envoyFilters.append(filter) }
    }
}

extension EnvoyFilter {
    /// The text of a filter that puts TLS on the inbound cluster of one port.
    fileprivate func inboundTLSText(port: Int) -> ObjectText {
        let context = ObjectText.members([
            ("name", .string("envoy.transport_sockets.tls")),
            (
                "typed_config",
                .members([
                    (
                        "@type",
                        .string("type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext")
                    )
                ])
            ),
        ])
        let patch = ObjectText.members([
            ("applyTo", .string("CLUSTER")),
            (
                "match",
                .members([
                    ("context", .string("SIDECAR_INBOUND")), ("cluster", .members([("portNumber", .integer(port))])),
                ])
            ),
            (
                "patch",
                .members([
                    ("operation", .string("MERGE")), ("value", .members([("transport_socket", context)])),
                ])
            ),
        ])
        return .manifest(
            reference, apiVersion: "networking.istio.io/v1alpha3",
            spec: .members([
                ("workloadSelector", .members([("labels", .labels(workloadSelector))])),
                ("configPatches", .array([patch])),
            ]))
    }
}
