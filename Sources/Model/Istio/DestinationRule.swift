/// What clients of a host do: for Legible, which TLS their sidecars originate.
package struct DestinationRule: Hashable, Sendable {
    package struct Subset: Hashable, Sendable {
        package var name: String
        package var labels: Labels
        package var trafficPolicy: TrafficPolicy?

        package init(name: String, labels: Labels = [], trafficPolicy: TrafficPolicy? = nil) {
            self.name = name
            self.labels = labels
            self.trafficPolicy = trafficPolicy
        }
    }

    package var metadata: Metadata
    /// `host` as written: short names are not yet resolved.
    package var host: String
    package var exportTo: [String]
    /// `workloadSelector.matchLabels`; nil where there is no selector.
    package var workloadSelector: Labels?
    package var trafficPolicy: TrafficPolicy?
    package var subsets: [Subset]
    /// The object that it stands for, where it was not written as it is.
    package var generatedFrom: ObjectReference?

    package init(
        metadata: Metadata, host: String, exportTo: [String] = [], workloadSelector: Labels? = nil,
        trafficPolicy: TrafficPolicy? = nil, subsets: [Subset] = []
    ) {
        self.metadata = metadata
        self.host = host
        self.exportTo = exportTo
        self.workloadSelector = workloadSelector
        self.trafficPolicy = trafficPolicy
        self.subsets = subsets
    }

    package var reference: ObjectReference {
        generatedFrom ?? ObjectReference(kind: "DestinationRule", namespace: metadata.namespace, name: metadata.name)
    }
}
