/// What a workload's pods are made from; for a Pod, the pod itself.
package struct PodTemplate: Hashable, Sendable {
    package var labels: Labels
    package var annotations: Labels
    /// `default` where the template names none.
    package var serviceAccountName: String
    package var hostNetwork: Bool
    package var containers: [Container]
    package var initContainers: [Container]
    /// `spec.securityContext.runAsUser`.
    package var runAsUser: Int?

    package init(
        labels: Labels = [], annotations: Labels = [], serviceAccountName: String = "default",
        hostNetwork: Bool = false, containers: [Container] = [], initContainers: [Container] = [],
        runAsUser: Int? = nil
    ) {
        self.labels = labels
        self.annotations = annotations
        self.serviceAccountName = serviceAccountName
        self.hostNetwork = hostNetwork
        self.containers = containers
        self.initContainers = initContainers
        self.runAsUser = runAsUser
    }
}
