import Model

extension Change {
    init(_ service: Service, edits: [ObjectEdit]) {
        self.init(resource: service.reference, origin: service.metadata.origin, base: service.text, edits: edits)
    }

    init(_ policy: PeerAuthentication, edits: [ObjectEdit]) {
        self.init(resource: policy.reference, origin: policy.metadata.origin, base: policy.text, edits: edits)
    }

    init(_ rule: DestinationRule, edits: [ObjectEdit]) {
        self.init(resource: rule.reference, origin: rule.metadata.origin, base: rule.text, edits: edits)
    }

    init(_ workload: Workload, edits: [ObjectEdit]) {
        self.init(resource: workload.reference, origin: workload.metadata.origin, base: workload.text, edits: edits)
    }

    init(_ entry: ServiceEntry, edits: [ObjectEdit]) {
        self.init(resource: entry.reference, origin: entry.metadata.origin, base: entry.text, edits: edits)
    }

    init(_ sidecar: Sidecar, edits: [ObjectEdit]) {
        self.init(resource: sidecar.reference, base: .written, edits: edits)
    }

    init(_ route: VirtualService, edits: [ObjectEdit]) {
        self.init(resource: route.reference, base: .written, edits: edits)
    }

    init(_ policy: AuthorizationPolicy, edits: [ObjectEdit]) {
        self.init(resource: policy.reference, base: .written, edits: edits)
    }

    init(_ gateway: Gateway, edits: [ObjectEdit]) {
        self.init(resource: gateway.reference, origin: gateway.metadata.origin, base: gateway.text, edits: edits)
    }

    init(creating resource: ObjectReference, _ text: ObjectText) {
        self.init(resource: resource, base: .created(text), edits: [])
    }

    init(_ namespace: Namespace, edits: [ObjectEdit]) {
        let text = ObjectText.members([
            ("apiVersion", .string("v1")), ("kind", .string("Namespace")),
            (
                "metadata",
                .members([
                    ("name", .string(namespace.metadata.name)), ("labels", .labels(namespace.metadata.labels)),
                ])
            ),
        ])
        self.init(
            resource: ObjectReference(kind: "Namespace", namespace: "", name: namespace.metadata.name),
            origin: namespace.metadata.origin, base: text, edits: edits)
    }

    /// What stands in the question's text is edited there.
    private init(
        resource: ObjectReference, origin: Origin, base: @autoclosure () -> ObjectText, edits: [ObjectEdit]
    ) {
        self.init(resource: resource, base: origin.isText ? .written : .described(base()), edits: edits)
    }
}
