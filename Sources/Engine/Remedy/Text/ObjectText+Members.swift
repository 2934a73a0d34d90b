import Model

extension ObjectText {
    /// The members that are given; those without a value are left out.
    static func members(_ pairs: [(String, ObjectText?)]) -> ObjectText {
        .object(pairs.compactMap { pair in pair.1.map { Member(pair.0, $0) } })
    }

    static func labels(_ labels: Labels) -> ObjectText? {
        labels.isEmpty ? nil : .object(labels.entries.map { Member($0.key, .string($0.value)) })
    }

    static func strings(_ values: [String]) -> ObjectText? {
        values.isEmpty ? nil : .array(values.map(ObjectText.string))
    }

    /// A whole object.
    static func manifest(
        _ reference: ObjectReference, apiVersion: String, labels: Labels = [], spec: ObjectText
    ) -> ObjectText {
        .members([
            ("apiVersion", .string(apiVersion)), ("kind", .string(reference.kind)),
            (
                "metadata",
                .members([
                    ("name", .string(reference.name)),
                    ("namespace", reference.namespace.isEmpty ? nil : .string(reference.namespace)),
                    ("labels", .labels(labels)),
                ])
            ),
            ("spec", spec),
        ])
    }
}
