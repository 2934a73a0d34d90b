import Model

/// Resolves names as cluster DNS does.
struct NameResolution {
    let mesh: Mesh
    /// The client's namespace, in which short names are looked up; nil for a client outside the mesh.
    let namespace: String?

    /// Every address that a name stands for: more than one only for a headless Service, whose pods differ.
    func resolve(_ name: String, port: Int) -> [Dialled] {
        let host = Self.normalized(name)
        if let address = IPAddress(host) {
            return [Dialled(address: self.address(at: address), port: port, host: host, service: nil)]
        }
        for candidate in candidates(for: host) {
            if let place = service(named: candidate) { return addresses(of: place, host: host, port: port) }
            if let pod = pod(named: candidate, port: port, host: host) { return [pod] }
        }
        if let place = wildcardEntry(covering: host) { return addresses(of: place, host: host, port: port) }
        return [Dialled(address: .outside, port: port, host: host, service: nil)]
    }

    static func normalized(_ name: String) -> String {
        let lower = name.inLowerCase
        return lower.utf8.last == UInt8(ascii: ".") ? String(lower.dropLast()) : lower
    }

    /// The search path of a pod's resolver; a name that is complete already comes first.
    private func candidates(for host: String) -> [String] {
        let dots = host.count(ofByte: UInt8(ascii: "."))
        if dots >= 4 { return [host] }
        var result = [host]
        if dots == 0, let namespace { result.insert("\(host).\(namespace).svc.cluster.local", at: 0) }
        if dots >= 1 { result.append("\(host).svc.cluster.local") }
        if dots >= 2 { result.append("\(host).cluster.local") }
        return result
    }

    /// A Kubernetes Service before a ServiceEntry, and of several the first in Istio's order.
    private func service(named host: String) -> Int? {
        let places = mesh.services(host: host)
        return places.lazy.filter { mesh.services[$0].isKubernetes }.min() ?? places.min()
    }

    private func wildcardEntry(covering host: String) -> Int? {
        var best: Int?
        for (place, service) in mesh.services.enumerated()
        where Host.isWildcard(service.host) && Host.matches(pattern: service.host, name: host) {
            if let found = best, !Host.isMoreSpecific(service.host, than: mesh.services[found].host) { continue }
            best = place
        }
        return best
    }

    private func addresses(of place: Int, host: String, port: Int) -> [Dialled] {
        let service = mesh.services[place]
        func dialled(_ address: Dialled.Address) -> Dialled {
            Dialled(address: address, port: port, host: host, service: place)
        }
        if service.isAlias { return addresses(behind: service, host: host, port: port) }
        switch service.address {
        case .unstated: return [dialled(.service(place))]
        case .ip(let address): return [dialled(.ip(address))]
        case .range(let range): return [dialled(.ip(range.someAddress))]
        case .none: break
        }
        guard service.isHeadless else { return [dialled(.outside)] }
        let pods = headlessPods(of: service, port: port).map(dialled)
        return pods.isEmpty ? [dialled(.nothing)] : pods
    }

    private func addresses(behind alias: MeshService, host: String, port: Int) -> [Dialled] {
        guard let end = mesh.aliases.host(behind: alias.host) else {
            return [Dialled(address: .nothing, port: port, host: host, service: nil)]
        }
        guard let concrete = service(named: end) ?? wildcardEntry(covering: end) else {
            return [Dialled(address: .outside, port: port, host: host, service: nil)]
        }
        return addresses(of: concrete, host: host, port: port)
    }

    /// Its pods have addresses whatever port they serve.
    private func headlessPods(of service: MeshService, port: Int) -> [Dialled.Address] {
        let any = service.port(port) ?? service.ports.first
        guard let any else { return [] }
        return mesh.endpoints(of: service, port: any).map { endpoint in
            switch endpoint.place {
            case .workload(let place): .pod(place)
            case .address(let text, _, _, _): IPAddress(text).map(Dialled.Address.ip) ?? .outside
            }
        }
    }

    /// `pod.service.namespace.svc.cluster.local`: one pod of a StatefulSet or with a `hostname`.
    private func pod(named host: String, port: Int, host dialledHost: String) -> Dialled? {
        guard let dot = host.firstIndex(of: ".") else { return nil }
        let label = host[..<dot]
        guard let place = service(named: String(host[host.index(after: dot)...])), mesh.services[place].isHeadless,
            let selector = mesh.services[place].selector
        else { return nil }
        for candidate in mesh.workloads(in: mesh.services[place].namespace) {
            let workload = mesh.workloads[candidate]
            guard selector.isSubset(of: workload.labels), workload.hasPod(named: label) else { continue }
            return Dialled(address: .pod(candidate), port: port, host: dialledHost, service: place)
        }
        return nil
    }

    /// What stands at a literal address: a service, a pod, or neither.
    private func address(at address: IPAddress) -> Dialled.Address {
        for (place, workload) in mesh.workloads.enumerated() where workload.addresses.contains(address) {
            return .pod(place)
        }
        return .ip(address)
    }
}

extension MeshWorkload {
    /// Whether one of its pods answers to this label in DNS: its own name, or a StatefulSet's with an ordinal.
    fileprivate func hasPod(named label: Substring) -> Bool {
        if label == name.name { return true }
        guard reference.kind == "StatefulSet", let dash = label.lastIndex(of: "-") else { return false }
        return label[..<dash] == name.name && Int(label[label.index(after: dash)...]) != nil
    }
}

extension CIDR {
    /// One address inside the range.
    var someAddress: IPAddress {
        if isSingleAddress { return base }
        // The first address of a range that has more than one ends in a zero.
        let first = masked.base
        return IPAddress(high: first.high, low: first.low | 1, isIPv6: first.isIPv6)
    }
}
