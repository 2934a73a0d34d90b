/// Who opens the connection.
package enum Client: Hashable, Sendable {
    case workload(WorkloadName, DescribedWorkload?)
    case outside(Outsider)

    /// A client that is no workload of the mesh, and never has a sidecar.
    package enum Outsider: String, Hashable, Sendable, CaseIterable {
        case external
        case kubeAPIServer = "kube-apiserver"
        case kubelet
        case prometheus
    }
}

/// A workload that a question describes instead of giving its manifests.
package struct DescribedWorkload: Hashable, Sendable {
    package enum Dataplane: String, Hashable, Sendable, CaseIterable {
        case sidecar, ambient, none
    }

    package var labels: Labels
    package var serviceAccount: String?
    package var dataplane: Dataplane?

    package init(labels: Labels = [], serviceAccount: String? = nil, dataplane: Dataplane? = nil) {
        self.labels = labels
        self.serviceAccount = serviceAccount
        self.dataplane = dataplane
    }

    /// Whether nothing is described: the workload is then in the manifests.
    package var isEmpty: Bool { labels.isEmpty && serviceAccount == nil && dataplane == nil }
}
