import Model

/// A change of one object by which the calls can be told that it may touch, with the mesh after it.
struct BoundedChange {
    enum Found {
        /// No call can end differently.
        case nothing
        case some(BoundedChange)
        case unbounded
    }

    /// What is another after it.
    enum Parts {
        /// What servers enforce on what comes: neither they nor their names are others.
        case enforcement
        /// The DestinationRules that clients follow.
        case rules
        /// The HTTP routes that clients' sidecars follow.
        case routes
        /// The servers themselves.
        case servers
    }

    /// For the ends of calls alone: its `objects` are those of before.
    var mesh: Mesh
    /// The namespace whose servers, and whatever is led to it, may be touched.
    var namespace: String
    /// Of its servers only those of these services, by place; nil where it may be all.
    var services: Set<Int>?
    /// Workloads that may have become clients of another class, by place.
    var clients: [Int] = []
    /// A workload that goes, by place: its calls are no change.
    var gone: Int?
    /// Where DestinationRules are others.
    var holders: RuleHolders?
    var parts = Parts.servers
    /// Where the kube-apiserver's calls alone may be touched.
    var calls: APIServerCalls?

    struct APIServerCalls {
        /// To these hosts.
        var hosts: Set<String>
        /// What it still calls.
        var made: Set<MatrixServer>
    }

    /// - Parameter objects: what the change names.
    static func of(_ change: ChangeSet, _ objects: [ObjectReference], in matrix: Matrix) -> Found {
        guard let object = objects.first, objects.count == 1, change.apply.meshSettings == nil,
            !object.isMeshSettings, matrix.mesh.index != nil
        else { return .unbounded }
        let tables = matrix.reviewTables
        let isApplied = change.delete.isEmpty
        if isApplied, tables.saysTheSame(object, change.apply, as: matrix.mesh.written) { return .nothing }
        if !isApplied, !tables.holds(object) { return .nothing }
        let step = BoundedStep(
            matrix: matrix, tables: tables, object: object, new: isApplied ? change.apply : nil,
            leavesOwned: change.leavesOwned)
        switch object.kind {
        case "PeerAuthentication": return step.peerAuthentication
        case "EnvoyFilter": return step.envoyFilter
        case "AuthorizationPolicy": return step.authorizationPolicy
        case "DestinationRule": return step.destinationRule
        case "Namespace": return step.namespace
        case "EndpointSlice": return step.endpointSlice
        case "Service": return step.service
        case "WorkloadEntry": return step.workloadEntry
        case "VirtualService": return step.virtualService
        case _ where Webhook.Kind(rawValue: object.kind) != nil: return step.webhooks
        case _ where Workload.Kind(rawValue: object.kind) != nil: return step.workload
        default: return step.other
        }
    }
}

/// What one object's change is bounded by.
struct BoundedStep {
    let matrix: Matrix
    let tables: ReviewTables
    let object: ObjectReference
    /// The object as it is to be; nil where it goes.
    let new: Objects?
    /// Whether what it owns stays where it goes.
    let leavesOwned: Bool

    var mesh: Mesh { matrix.mesh }
    var isRoot: Bool { object.namespace == mesh.settings.rootNamespace }

    /// What decides nothing changes nothing.
    var other: BoundedChange.Found {
        let decides = new.map { $0.notConsidered != [object] || !$0.ingresses.isEmpty } ?? false
        let decided = tables.holds(object) && !tables.isIgnored(object)
        // What a Secret decides is asked by name, from anywhere.
        return decides || decided || object.kind == "Secret" ? .unbounded : .nothing
    }
}
