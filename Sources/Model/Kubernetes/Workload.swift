/// What runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, or one Pod.
package struct Workload: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case deployment = "Deployment"
        case statefulSet = "StatefulSet"
        case daemonSet = "DaemonSet"
        case replicaSet = "ReplicaSet"
        case job = "Job"
        case cronJob = "CronJob"
        case pod = "Pod"
    }

    package var kind: Kind
    package var metadata: Metadata
    package var template: PodTemplate
    /// `spec.replicas`; nil where the kind has none or it is not given.
    package var replicas: Int?
    /// The controller among `metadata.ownerReferences`, by kind and name, in the same namespace.
    package var owner: ObjectReference?
    /// `status.podIPs` of a Pod that runs; empty for every other kind.
    package var podIPs: [IPAddress]
    /// `spec.serviceName` of a StatefulSet, by which its pods have names of their own.
    package var governingService: String?

    package init(
        kind: Kind, metadata: Metadata, template: PodTemplate, replicas: Int? = nil, owner: ObjectReference? = nil,
        podIPs: [IPAddress] = [], governingService: String? = nil
    ) {
        self.kind = kind
        self.metadata = metadata
        self.template = template
        self.replicas = replicas
        self.owner = owner
        self.podIPs = podIPs
        self.governingService = governingService
    }

    package var reference: ObjectReference {
        ObjectReference(kind: kind.rawValue, namespace: metadata.namespace, name: metadata.name)
    }
}
