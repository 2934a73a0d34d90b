import Model

extension Decoder {
    mutating func serviceEntry(_ header: Header, _ metadata: Metadata) -> ServiceEntry {
        let spec = object(header.node, "spec")
        return ServiceEntry(
            metadata: metadata, hosts: strings(spec, "hosts"), addresses: strings(spec, "addresses"),
            ports: objects(spec, "ports") { $0.entryPort($1) },
            location: choice(spec, "location") ?? .meshExternal, resolution: choice(spec, "resolution") ?? .none,
            endpoints: objects(spec, "endpoints") { $0.workloadEntrySpecification($1) },
            workloadSelector: object(spec, "workloadSelector").map { labels($0, "labels") },
            exportTo: strings(spec, "exportTo"), subjectAltNames: strings(spec, "subjectAltNames"))
    }

    private mutating func entryPort(_ node: Int) -> ServiceEntry.Port? {
        guard member(node, "number") != nil else {
            fault(node, .missingMember, "a port without its number; give it `number`")
            return nil
        }
        guard let number = integer(node, "number", in: Self.ports) else { return nil }
        return ServiceEntry.Port(
            number: number, name: string(node, "name") ?? "", protocolName: string(node, "protocol") ?? "",
            targetPort: integer(node, "targetPort", in: 0...65535).flatMap { $0 == 0 ? nil : $0 })
    }

    mutating func workloadEntry(_ header: Header, _ metadata: Metadata) -> WorkloadEntry {
        let spec = object(header.node, "spec") ?? header.node
        return WorkloadEntry(metadata: metadata, specification: workloadEntrySpecification(spec))
    }

    private mutating func workloadEntrySpecification(_ node: Int) -> WorkloadEntry.Specification {
        var ports: [WorkloadEntry.Specification.Port] = []
        if let map = object(node, "ports") {
            for (key, value) in document.members(map) {
                guard let number = integer(value, in: Self.ports) else { continue }
                ports.append(.init(name: document.string(key), number: number))
            }
        }
        return WorkloadEntry.Specification(
            address: string(node, "address") ?? "", ports: ports, labels: labels(node, "labels"),
            serviceAccount: name(of: string(node, "serviceAccount")), network: name(of: string(node, "network")))
    }
}
