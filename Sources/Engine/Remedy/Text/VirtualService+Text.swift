import Model

extension RouteDestination {
    /// As an element of `route`.
    var text: ObjectText {
        .members([
            (
                "destination",
                .members([
                    ("host", .string(host)), ("subset", subset.map(ObjectText.string)),
                    ("port", port.map { .members([("number", .integer($0))]) }),
                ])
            ),
            ("weight", weight == 0 ? nil : .integer(weight)),
        ])
    }
}
