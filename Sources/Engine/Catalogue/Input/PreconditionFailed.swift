extension Code {
    /// The object has changed in the meantime.
    package static let preconditionFailed = Code(
        number: "LEG9110", title: "The object has changed in the meantime", severity: .error,
        condition: "`If-Match` names a version that is not the stored one",
        explanation: "Somebody else wrote first. Nothing was changed.",
        remedies: [
            "Read the object again, and repeat the change with its new ETag."
        ],
        source: "RFC 9110, section 15.5.13"
    )
}
