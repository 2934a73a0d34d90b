/// What every object carries: its name, its labels, its age and where it was read.
package struct Metadata: Hashable, Sendable {
    package var name: String
    /// Empty for kinds without a namespace.
    package var namespace: String
    package var labels: Labels
    package var annotations: Labels
    package var creationTimestamp: Timestamp
    package var origin: Origin

    package init(
        name: String, namespace: String, labels: Labels = [], annotations: Labels = [],
        creationTimestamp: Timestamp = .unknown, origin: Origin = .synthesized
    ) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.creationTimestamp = creationTimestamp
        self.origin = origin
    }
}

extension Metadata {
    /// Istio's order of age: oldest first, then by name, then by namespace.
    ///
    /// Objects without a timestamp count as equally old. Istio: `pilot/pkg/model/config.go`, `sortConfigByCreationTime`.
    package func isOlder(than other: Metadata) -> Bool {
        if creationTimestamp != other.creationTimestamp { return creationTimestamp < other.creationTimestamp }
        if name != other.name { return name < other.name }
        return namespace < other.namespace
    }
}
