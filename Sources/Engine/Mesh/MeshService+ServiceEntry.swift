import Model

extension MeshService {
    /// The services that a ServiceEntry stands for: one for each host and address.
    ///
    /// Istio: `pilot/pkg/serviceregistry/serviceentry/conversion.go`, `convertServices`.
    static func all(of entry: ServiceEntry, at place: Int) -> [MeshService] {
        let addresses = entry.addresses.compactMap(address(of:))
        let ports = entry.ports.map(Port.init)
        var result: [MeshService] = []
        for host in entry.hosts {
            for address in entry.addresses.isEmpty ? [.none] : addresses {
                result.append(MeshService(entry, at: place, host: host, address: address, ports: ports))
            }
        }
        return result
    }

    private convenience init(_ entry: ServiceEntry, at place: Int, host: String, address: Address, ports: [Port]) {
        let resolution: Resolution
        switch entry.resolution {
        case .none: resolution = .passthrough
        case .static: resolution = .clientSide
        case .dns, .dnsRoundRobin: resolution = .dns
        case .dynamicDNS: resolution = .dynamicDNS
        }
        self.init(
            host: host.inLowerCase, namespace: entry.metadata.namespace, registry: .serviceEntry(place),
            resolution: resolution, address: address, isExternal: entry.location == .meshExternal,
            exportTo: entry.exportTo, ports: ports, selector: entry.workloadSelector,
            subjectAltNames: entry.subjectAltNames, creationTimestamp: entry.metadata.creationTimestamp,
            sortingName: host)
    }

    private static func address(of text: String) -> Address? {
        guard let range = CIDR(text) else { return nil }
        return range.isSingleAddress ? .ip(range.base) : .range(range)
    }
}

extension MeshService.Port {
    init(_ port: ServiceEntry.Port) {
        number = port.number
        name = port.name
        let declaration = PortDeclaration(word: port.protocolName)
        declared = declaration.portProtocol
        source = declaration.source
        target = .number(port.targetPort ?? port.number)
        transport = declared == .udp ? .udp : .tcp
    }
}
