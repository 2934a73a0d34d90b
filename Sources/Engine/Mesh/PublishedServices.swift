import Model

/// The Services that are dialled by other addresses than their own: those of load balancers, `externalIPs`, and every
/// node's.
///
/// No sidecar knows such an address: to one it is outside the mesh. Istio: `pilot/pkg/model/service.go`,
/// `GetAllAddressesForProxy`; kube-proxy: `pkg/proxy/servicechangetracker.go`.
struct PublishedServices: Sendable {
    /// One port of a Service, behind an address and a port that were dialled.
    struct Port: Hashable, Sendable {
        /// The place in `Mesh.services`.
        var service: Int
        var port: MeshService.Port
        var by: Way
    }

    enum Way: Hashable, Sendable {
        case externalAddress
        case loadBalancer
        /// The port of every node; `onlyLocal` for nodes with a pod of it.
        case node(onlyLocal: Bool)
    }

    /// The places in `Mesh.services`.
    private var addresses: [IPAddress: [Int]] = [:]
    private var balancerAddresses: [IPAddress: [Int]] = [:]
    private var balancerNames: [String: [Int]] = [:]
    private var nodePorts: [Int: [Int]] = [:]

    init(_ services: [MeshService], _ objects: Objects) {
        for (place, service) in services.enumerated() {
            guard case .kubernetes(let own) = service.registry else { continue }
            // Most have neither, and are not copied for it.
            for port in objects.services[own].ports.indices {
                guard let number = objects.services[own].ports[port].nodePort, number > 0,
                    objects.services[own].ports[port].transport == .tcp
                else { continue }
                nodePorts[number, default: []].append(place)
            }
            guard let entrance = objects.services[own].entrance else { continue }
            for address in entrance.addresses { addresses[address, default: []].append(place) }
            for address in entrance.balancerAddresses { balancerAddresses[address, default: []].append(place) }
            for name in entrance.balancerNames { balancerNames[name, default: []].append(place) }
        }
    }

    var isEmpty: Bool {
        addresses.isEmpty && balancerAddresses.isEmpty && balancerNames.isEmpty && nodePorts.isEmpty
    }

    /// What stands behind an address or a name that is no cluster's own; nil where nothing of the manifests does.
    func port(of dialled: Dialled, in mesh: Mesh) -> Port? {
        if isEmpty || dialled.service != nil { return nil }
        switch dialled.address {
        case .ip(let address):
            if let found = port(dialled.port, of: addresses[address], .externalAddress, in: mesh) { return found }
            if let found = port(dialled.port, of: balancerAddresses[address], .loadBalancer, in: mesh) { return found }
            // An address that something else has is no node's.
            guard mesh.services(at: address).isEmpty, addresses[address] == nil, balancerAddresses[address] == nil
            else { return nil }
            return nodePort(dialled.port, in: mesh)
        case .outside: return port(dialled.port, of: balancerNames[dialled.host], .loadBalancer, in: mesh)
        case .pod(let place):
            return mesh.workloads[place].template.hostNetwork ? nodePort(dialled.port, in: mesh) : nil
        case .service, .gateway, .nothing: return nil
        }
    }

    /// Whether an address is a load balancer's or one of `externalIPs`, whatever the port.
    func has(_ dialled: Dialled) -> Bool {
        switch dialled.address {
        case .ip(let address): addresses[address] != nil || balancerAddresses[address] != nil
        case .outside: balancerNames[dialled.host] != nil
        case .service, .pod, .gateway, .nothing: false
        }
    }

    private func port(_ number: Int, of places: [Int]?, _ way: Way, in mesh: Mesh) -> Port? {
        for place in places ?? [] {
            if let port = mesh.services[place].ports.first(where: { $0.number == number && $0.transport == .tcp }) {
                return Port(service: place, port: port, by: way)
            }
        }
        return nil
    }

    private func nodePort(_ number: Int, in mesh: Mesh) -> Port? {
        guard let place = nodePorts[number]?.first, case .kubernetes(let own) = mesh.services[place].registry else {
            return nil
        }
        let source = mesh.objects.services[own]
        guard let index = source.ports.firstIndex(where: { $0.nodePort == number && $0.transport == .tcp }) else {
            return nil
        }
        return Port(
            service: place, port: mesh.services[place].ports[index],
            by: .node(onlyLocal: source.entrance?.isLocal ?? false))
    }
}

extension Mesh {
    /// The places of the services with this address, be it of a cluster or a ServiceEntry's.
    fileprivate func services(at address: IPAddress) -> [Int] {
        if let index { return index.services(at: address) }
        return services.indices.filter { place in
            switch services[place].address {
            case .ip(let own): own == address
            case .range(let range): range.contains(address)
            case .none, .unstated: false
            }
        }
    }

    /// The load balancer that a client dials and that ends its TLS, if it does.
    func balancerEndingTLS(_ published: PublishedServices.Port) -> ObjectReference? {
        guard published.by == .loadBalancer, case .kubernetes(let place) = services[published.service].registry,
            objects.services[place].endsTLS(at: published.port)
        else { return nil }
        return objects.services[place].reference
    }
}

extension Service {
    private static let annotation = "service.beta.kubernetes.io/aws-load-balancer-"

    /// Whether its load balancer has a certificate for a port, and sends on what is in the TLS.
    ///
    /// The annotations of AWS, which others have taken over; see the AWS Load Balancer Controller's documentation.
    func endsTLS(at port: MeshService.Port) -> Bool {
        guard metadata.annotations[Self.annotation + "ssl-cert"] != nil else { return false }
        let behind = metadata.annotations[Self.annotation + "backend-protocol"] ?? "tcp"
        guard behind == "http" || behind == "tcp" else { return false }
        let ports = (metadata.annotations[Self.annotation + "ssl-ports"] ?? "*").split(separator: ",")
        return ports.contains { $0 == "*" || $0 == "\(port.number)" || $0 == port.name ?? "" }
    }
}
