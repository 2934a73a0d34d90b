/// What `POST /v1/evaluate` is asked: a client, a server and what stands between them.
package struct Question: Hashable, Sendable {
    package var name: String?
    package var labels: Labels
    package var mesh: MeshSettings
    package var client: Client
    /// The ingress gateway that a client outside the mesh dials.
    package var gateway: WorkloadName?
    package var server: Server
    package var call: Call
    package var requirements: Requirements
    package var policies: PolicyShorthands
    package var certificates: PresentedCertificates
    package var manifests: Objects

    package init(
        name: String? = nil, labels: Labels = [], mesh: MeshSettings = MeshSettings(), client: Client,
        gateway: WorkloadName? = nil, server: Server, call: Call = Call(), requirements: Requirements = Requirements(),
        policies: PolicyShorthands = PolicyShorthands(),
        certificates: PresentedCertificates = PresentedCertificates(), manifests: Objects = Objects()
    ) {
        self.name = name
        self.labels = labels
        self.mesh = mesh
        self.client = client
        self.gateway = gateway
        self.server = server
        self.call = call
        self.requirements = requirements
        self.policies = policies
        self.certificates = certificates
        self.manifests = manifests
    }
}

/// A workload by its name, whatever its kind.
package struct WorkloadName: Hashable, Sendable {
    package var namespace: String
    package var name: String

    package init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }
}

extension WorkloadName: Comparable {
    package static func < (left: WorkloadName, right: WorkloadName) -> Bool {
        left.namespace != right.namespace ? left.namespace < right.namespace : left.name < right.name
    }
}
