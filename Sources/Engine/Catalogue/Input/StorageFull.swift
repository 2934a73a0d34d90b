extension Code {
    /// The store is full.
    package static let storageFull = Code(
        number: "LEG9117", title: "The store is full", severity: .error,
        condition: "the disk or the quota behind the store has no room",
        explanation: "Nothing was stored, and what was stored before is safe. Questions are still answered.",
        remedies: [
            "Make room on the disk of `--data-dir`.",
            "Delete scenarios.",
        ],
        source: "RFC 4918, section 11.5"
    )
}
