import Model

/// An object that is told from all others by its kind, namespace and name.
protocol ReferencedObject {
    var reference: ObjectReference { get }
}

extension Namespace: ReferencedObject {
    var reference: ObjectReference { ObjectReference(kind: "Namespace", namespace: "", name: metadata.name) }
}

extension EndpointSlice: ReferencedObject {
    var reference: ObjectReference {
        ObjectReference(kind: "EndpointSlice", namespace: metadata.namespace, name: metadata.name)
    }
}

extension ObjectReference: ReferencedObject {
    var reference: ObjectReference { self }
}

extension Workload: ReferencedObject {}
extension Service: ReferencedObject {}
extension PeerAuthentication: ReferencedObject {}
extension DestinationRule: ReferencedObject {}
extension VirtualService: ReferencedObject {}
extension ServiceEntry: ReferencedObject {}
extension WorkloadEntry: ReferencedObject {}
extension Sidecar: ReferencedObject {}
extension EnvoyFilter: ReferencedObject {}
