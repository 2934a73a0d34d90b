import Model

extension Decoder {
    mutating func envoyFilter(_ header: Header, _ metadata: Metadata) -> EnvoyFilter {
        let spec = object(header.node, "spec")
        return EnvoyFilter(
            metadata: metadata, workloadSelector: labels(object(spec, "workloadSelector"), "labels"),
            // What is for something else, as a waypoint's Service, is for no gateway and no sidecar: a name that none has.
            gateways: objects(spec, "targetRefs").map {
                string($0, "kind") == "Gateway" ? string($0, "name") ?? "" : ""
            },
            patches: objects(spec, "configPatches") { $0.patch($1) })
    }

    private mutating func patch(_ node: Int) -> EnvoyFilter.Patch {
        let match = object(node, "match")
        let cluster = object(match, "cluster")
        return EnvoyFilter.Patch(
            context: choice(match, "context") ?? .any, clusterPort: integer(cluster, "portNumber", in: 0...65535),
            clusterName: name(of: string(cluster, "name")), clusterService: name(of: string(cluster, "service")),
            clusterSubset: name(of: string(cluster, "subset")),
            listenerPort: integer(object(match, "listener"), "portNumber", in: 0...65535),
            routeGateway: name(of: string(object(match, "routeConfiguration"), "gateway")), effect: effect(node))
    }

    private mutating func effect(_ node: Int) -> EnvoyFilter.Patch.Effect {
        let target = string(node, "applyTo") ?? "INVALID"
        let patch = object(node, "patch")
        let operation = string(patch, "operation")
        guard target == "CLUSTER", operation == "MERGE" || operation == "MERGE_AND_REPLACE_LIST",
            let socket = either(member(patch, "value"), "transport_socket", "transportSocket"),
            let context = either(socket, "typed_config", "typedConfig"),
            let type = member(context, "@type"), document.kind(type) == .string,
            document.string(type).hasSuffix(".UpstreamTlsContext")
        else { return addition(target, operation, patch) ?? .other(target) }
        let common = either(context, "common_tls_context", "commonTlsContext")
        let certificates =
            either(common, "tls_certificates", "tlsCertificates")
            ?? either(common, "tls_certificate_sds_secret_configs", "tlsCertificateSdsSecretConfigs")
        return .clusterTLS(clientCertificate: certificates.map { document.nodes[$0].length > 0 } ?? false)
    }

    /// A network filter may lead connections elsewhere; of those, only Istio's own are known not to.
    private mutating func addition(
        _ target: String, _ operation: String?, _ patch: Int?
    ) -> EnvoyFilter.Patch.Effect? {
        let isIstios = string(member(patch, "value"), "name")?.hasPrefix("istio.") ?? false
        let isFilter = target == "HTTP_FILTER" || target == "NETWORK_FILTER" && isIstios
        if isFilter, ["ADD", "INSERT_FIRST", "INSERT_BEFORE", "INSERT_AFTER"].contains(operation) {
            return .filter(target)
        }
        return operation == "ADD" ? .addition(target) : nil
    }

    /// Envoy takes both spellings of a member's name.
    private func either(_ parent: Int?, _ snake: MemberName, _ camel: MemberName) -> Int? {
        member(parent, snake) ?? member(parent, camel)
    }
}
