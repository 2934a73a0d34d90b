import Model

/// An object that is told from all others by its kind, namespace and name.
protocol ReferencedObject: Hashable, Sendable {
    var reference: ObjectReference { get }
    /// Whether no object of the manifests holds several of these.
    static var isOneEach: Bool { get }
    /// The value of an annotation.
    func annotation(_ name: String) -> String?
    /// Whether it says the same, wherever the two were read.
    func isSame(as other: Self) -> Bool
    /// Whether every call ends alike with either of the two.
    func decidesAs(_ other: Self) -> Bool
}

extension ReferencedObject {
    static var isOneEach: Bool { true }
}

/// An object with metadata, which say where it was read.
protocol PlacedObject: ReferencedObject {
    var metadata: Metadata { get set }
}

extension PlacedObject {
    func decidesAs(_ other: Self) -> Bool { isSame(as: other) }

    func annotation(_ name: String) -> String? {
        metadata.annotations.isEmpty ? nil : metadata.annotations[name]
    }

    func isSame(as other: Self) -> Bool {
        var other = other
        other.metadata.origin = metadata.origin
        return self == other
    }
}

extension Namespace: PlacedObject {
    var reference: ObjectReference { ObjectReference(kind: "Namespace", namespace: "", name: metadata.name) }
}

extension EndpointSlice: PlacedObject {
    var reference: ObjectReference {
        ObjectReference(kind: "EndpointSlice", namespace: metadata.namespace, name: metadata.name)
    }
}

extension ObjectReference: ReferencedObject {
    var reference: ObjectReference { self }
    func annotation(_ name: String) -> String? { nil }
    func isSame(as other: ObjectReference) -> Bool { true }
    /// What it says is not known here.
    func decidesAs(_ other: ObjectReference) -> Bool { false }
}

extension Webhook: PlacedObject {
    static var isOneEach: Bool { false }
}

extension Credential: PlacedObject {
    /// What other certificates stand beside it is no part of it.
    func isSame(as other: Credential) -> Bool {
        kind == other.kind && reference == other.reference && metadata.labels == other.metadata.labels
            && entries.map(\.name) == other.entries.map(\.name)
            && zip(entries, other.entries).allSatisfy { $0.text.holdsSame(as: $1.text) }
    }
}

extension PEMText {
    fileprivate func holdsSame(as other: PEMText) -> Bool {
        isWithheld == other.isWithheld && certificates.map(\.fingerprint) == other.certificates.map(\.fingerprint)
            && hasMalformedCertificate == other.hasMalformedCertificate && key == other.key
            && revocations == other.revocations
    }
}

extension Workload: PlacedObject {}
extension Service: PlacedObject {}
extension PeerAuthentication: PlacedObject {}
extension DestinationRule: PlacedObject {}
extension VirtualService: PlacedObject {}
extension Gateway: PlacedObject {}
extension ServiceEntry: PlacedObject {}
extension WorkloadEntry: PlacedObject {}
extension Sidecar: PlacedObject {}
extension EnvoyFilter: PlacedObject {}
extension ListenerGateway: PlacedObject {}
extension AttachedRoute: PlacedObject {}
extension ReferenceGrant: PlacedObject {}
extension BackendTLSPolicy: PlacedObject {}
extension Ingress: PlacedObject {}
extension AuthorizationPolicy: PlacedObject {}
extension IngressClass: PlacedObject {}
