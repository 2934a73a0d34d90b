import Model

extension Decoder {
    mutating func workload(_ kind: Workload.Kind, _ header: Header, _ metadata: consuming Metadata) -> Workload {
        let spec = object(header.node, "spec")
        return Workload(
            kind: kind, metadata: metadata, template: template(kind, header.node, spec),
            replicas: integer(spec, "replicas", in: 0...Int(Int32.max)), owner: owner(header),
            podIPs: kind == .pod ? podIPs(header.node) : [],
            governingService: kind == .statefulSet ? string(spec, "serviceName") : nil)
    }

    private mutating func template(_ kind: Workload.Kind, _ node: Int, _ spec: Int?) -> PodTemplate {
        switch kind {
        case .pod: return podTemplate(node)
        case .cronJob:
            return template(in: object(object(spec, "jobTemplate"), "spec"), node, "spec.jobTemplate.spec.template")
        case .deployment, .statefulSet, .daemonSet, .replicaSet, .job:
            return template(in: spec, node, "spec.template")
        }
    }

    private mutating func template(in spec: Int?, _ node: Int, _ path: String) -> PodTemplate {
        let template = object(spec, "template")
        if member(spec, "template") == nil { fault(spec ?? node, .missingMember, "no pod template; give it `\(path)`") }
        return podTemplate(template)
    }

    private mutating func owner(_ header: Header) -> ObjectReference? {
        for node in objects(header.metadata, "ownerReferences") where bool(node, "controller") == true {
            guard let kind = string(node, "kind"), let name = string(node, "name") else { continue }
            return ObjectReference(kind: kind, namespace: header.namespace, name: name)
        }
        return nil
    }

    /// A pod that has ended keeps its address in its status, and another may have it by then.
    private mutating func podIPs(_ node: Int) -> [IPAddress] {
        let status = object(node, "status")
        if let phase = string(status, "phase"), phase == "Succeeded" || phase == "Failed" { return [] }
        var texts = objects(status, "podIPs") { $0.member($1, "ip") }
        if texts.isEmpty { texts = member(status, "podIP").map { [$0] } ?? [] }
        var addresses: [IPAddress] = []
        for node in texts {
            if let text = string(node), !text.isEmpty, let address = address(node, text) { addresses.append(address) }
        }
        return addresses
    }
}
