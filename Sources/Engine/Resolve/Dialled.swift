package import Model

/// What a client's packets go to once the name is resolved.
package struct Dialled: Hashable, Sendable {
    package enum Address: Hashable, Sendable {
        /// The cluster address of a service that the manifests do not state, by its place in `Mesh.services`.
        case service(Int)
        case ip(IPAddress)
        /// A pod of a workload, by its place in `Mesh.workloads`.
        case pod(Int)
        /// A gateway, by its place in `Mesh.workloads`, and the port of its pods; nil where no Service exposes the port.
        case gateway(Int, port: Int?)
        /// An address outside the mesh that nothing states.
        case outside
        /// No address: the name resolves to nothing.
        case nothing
    }

    package var address: Address
    package var port: Int
    /// The name as the client uses it, lower case and without a final dot.
    package var host: String
    /// The service whose name was dialled, by its place in `Mesh.services`; nil for an address or an unknown name.
    package var service: Int?
}

extension Mesh {
    /// The address that packets are sent to, where the manifests give it.
    func address(of dialled: Dialled) -> IPAddress? {
        switch dialled.address {
        case .ip(let address): address
        case .pod(let place): workloads[place].addresses.first
        case .service, .gateway, .outside, .nothing: nil
        }
    }
}

extension Mesh {
    /// The ServiceEntry whose host was dialled, if sidecars that capture DNS give it an address.
    ///
    /// Istio: `pilot/pkg/networking/serviceentry/serviceentry.go`, `ShouldV2AutoAllocateIP`.
    func entryWithAssignedAddress(_ dialled: Dialled) -> ObjectReference? {
        guard settings.dnsCapture, let place = dialled.service else { return nil }
        let service = services[place]
        guard !service.isKubernetes, service.address == .none, service.resolution != .passthrough else { return nil }
        return Host.isWildcard(service.host) ? nil : reference(of: service)
    }
}

extension Dialled.Address {
    var ip: IPAddress? {
        if case .ip(let address) = self { return address }
        return nil
    }
}
