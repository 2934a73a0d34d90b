import Manifests

/// A group of the Kubernetes API with what is read of it.
struct ClusterGroup {
    /// Empty for the core group.
    let name: String
    /// nil for all that can be listed.
    let resources: [String]?
    /// How many objects an answer has at most: the API server holds each in memory.
    var pageSize = 500
    /// Of an object, the member of `spec` that is read, if it says anything; nil where an object counts as a whole.
    private var part: Part?

    private enum Part {
        /// A CustomResourceDefinition's `conversion` by a webhook: the rest are schemas.
        case conversion
        /// An APIService whose group another server than the kube-apiserver serves.
        case aggregated
    }

    static let all = [
        ClusterGroup(name: "", resources: ["namespaces", "pods", "services"]),
        ClusterGroup(name: "discovery.k8s.io", resources: ["endpointslices"]),
        ClusterGroup(name: "apps", resources: ["deployments", "statefulsets", "daemonsets", "replicasets"]),
        ClusterGroup(name: "batch", resources: ["jobs", "cronjobs"]),
        ClusterGroup(name: "networking.k8s.io", resources: ["ingresses", "ingressclasses"]),
        ClusterGroup(
            name: "admissionregistration.k8s.io",
            resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"]),
        ClusterGroup(
            name: "apiextensions.k8s.io", resources: ["customresourcedefinitions"], pageSize: 50, part: .conversion),
        ClusterGroup(name: "apiregistration.k8s.io", resources: ["apiservices"], part: .aggregated),
        ClusterGroup(name: "networking.istio.io", resources: nil),
        ClusterGroup(name: "security.istio.io", resources: nil),
        ClusterGroup(name: "gateway.networking.k8s.io", resources: nil),
    ]

    /// A list of its objects with those alone that make the kube-apiserver a client; nil where all of it is read.
    func reduced(_ list: Tree) -> [UInt8]? {
        guard let part, let members = list.members else { return nil }
        let changed = members.map { member in
            member.name == "items"
                ? Tree.Member("items", .array((member.value.elements ?? []).compactMap { Self.reduced($0, to: part) }))
                : member
        }
        return JSONWriter.write(.object(changed))
    }

    private static func reduced(_ object: Tree, to part: Part) -> Tree? {
        let spec = object["spec"]
        switch part {
        case .aggregated: return spec?["service"]?.members == nil ? nil : object
        case .conversion:
            guard let conversion = spec?["conversion"], conversion["strategy"]?.text == "Webhook" else { return nil }
            let others = (object.members ?? []).filter { !["spec", "status"].contains($0.name) }
            return .object(others + [Tree.Member("spec", .object([Tree.Member("conversion", conversion)]))])
        }
    }
}
