import Model

extension Workload {
    /// A described workload as the Deployment that it stands for.
    ///
    /// Its image is not known: whoever applies it puts their own in.
    var text: ObjectText {
        let container = ObjectText.members([("name", .string("app")), ("image", .string("app"))])
        let pod = ObjectText.members([
            ("serviceAccountName", .string(template.serviceAccountName)), ("containers", .array([container])),
        ])
        let metadata = ObjectText.members([
            ("labels", .labels(template.labels)), ("annotations", .labels(template.annotations)),
        ])
        return .manifest(
            reference, apiVersion: "apps/v1",
            spec: .members([
                ("selector", .members([("matchLabels", .labels(selectable))])),
                ("template", .members([("metadata", metadata), ("spec", pod)])),
            ]))
    }

    /// The labels that tell the workload from others, without those that are for the mesh.
    private var selectable: Labels {
        Labels(template.labels.entries.filter { !$0.key.contains("istio.io/") })
    }
}
