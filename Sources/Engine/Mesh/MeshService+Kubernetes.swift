import Model

extension MeshService {
    /// A Kubernetes Service as the registry holds it.
    ///
    /// Istio: `pilot/pkg/serviceregistry/kube/conversion.go`, `ConvertService`.
    convenience init(_ service: borrowing Service, at place: Int) {
        let name = service.metadata.name
        let namespace = service.metadata.namespace
        let resolution: Resolution
        let address: Address
        switch service.address {
        case .clusterIP(let addresses):
            resolution = .clientSide
            address = addresses.first.map(Address.ip) ?? .unstated
        case .headless:
            resolution = .passthrough
            address = .none
        case .externalName(let other):
            resolution = .alias(other)
            address = .none
        }
        self.init(
            host: Host.serviceName(name, namespace: namespace), namespace: namespace, registry: .kubernetes(place),
            resolution: resolution, address: address, isExternal: resolution.isAlias,
            exportTo: service.metadata.annotations["networking.istio.io/exportTo"].map(Self.list) ?? [],
            ports: service.ports.map { Port($0) }, selector: service.selector.isEmpty ? nil : service.selector,
            subjectAltNames: [], creationTimestamp: service.metadata.creationTimestamp, sortingName: name)
    }

    /// The parts of a comma-separated annotation.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { part in
            let space = UInt8(ascii: " ")
            guard let first = part.utf8.firstIndex(where: { $0 != space }),
                let last = part.utf8.lastIndex(where: { $0 != space })
            else { return "" }
            return String(part[first...last])
        }
    }
}

extension MeshService.Resolution {
    var isAlias: Bool {
        if case .alias = self { return true }
        return false
    }
}

extension MeshService.Port {
    init(_ port: borrowing Service.Port) {
        number = port.number
        name = port.name
        let declaration = PortDeclaration(port)
        declared = declaration.portProtocol
        source = declaration.source
        target = port.targetPort ?? .number(port.number)
        transport = port.transport
    }
}
