import Model

extension MeshWorkload {
    /// To the metadata of its pods, RFC 6901.
    var podMetadataPointer: String {
        switch reference.kind {
        case "Pod": "/metadata"
        case "CronJob": "/spec/jobTemplate/spec/template/metadata"
        default: "/spec/template/metadata"
        }
    }

    /// To one annotation of its pods; all of them where it has none of that name.
    func pointer(toAnnotation name: String) -> String {
        let all = "\(podMetadataPointer)/annotations"
        guard template.annotations[name] != nil else { return all }
        return "\(all)/\(name.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1"))"
    }

    static let injectName = "sidecar.istio.io/inject"
    static let excludeInboundName = "traffic.sidecar.istio.io/excludeInboundPorts"
    static let includeInboundName = "traffic.sidecar.istio.io/includeInboundPorts"
}
